"""Organizations, the people in them, what each may see and do.

`permissions.py` and `roles.py` are the whole policy. `doors.py` lets requests in, `doing.py`
declares actions, `actor.py` says who is asking, `tenancy.py` enters an organization.
"""
