"""Entries of `accounts` and `workspace`, and the addresses that belong to libraries."""

from django.utils import timezone

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import ANY, CASE_ID, MEMBER, NUMBER, SECOND, Entry, Row

_TODAY = timezone.localdate().isoformat()
_HIS = {"pk": MEMBER}
_INVITATION = Row("accounts.Invitation", in_case=False)
_RESET = Row("accounts.SecondFactorReset", in_case=False)
_MANAGES = P.PEOPLE_MANAGE
_PASSKEY = {"pk": Row("mfa.Authenticator", in_case=False, absent="999999")}

ENTRIES: dict[str, tuple[Entry, ...]] = {
    # workspace
    "home": (Entry(door="signed-in", get=ANY),),
    "health": (Entry(door="public"),),
    "gallery": (Entry(door="signed-in"),),
    "organization_home": (Entry(),),
    # oneself
    "account": (Entry(door="signed-in", get=ANY),),
    "mfa_activate_totp": (Entry(door="signed-in", get=ANY),),
    "mfa_deactivate_totp": (Entry(door="signed-in", get=ANY),),
    "mfa_add_webauthn": (Entry(door="signed-in", get=ANY),),
    "mfa_remove_webauthn": (Entry(_PASSKEY, door="signed-in", get=ANY),),
    "invitation": (Entry({"org": "harbor", "secret": "secret-of-nobody"}, get=404, door="public"),),
    "session": (Entry(door="signed-in", get=ANY, post=ANY),),
    "held": (Entry(door="signed-in", get=ANY, post=ANY),),
    "keep_second_factor": (Entry(door="signed-in", get=None, post=ANY),),
    "stop_reset_by_link": (
        Entry({"org": "harbor", "secret": "secret-of-nobody"}, get=404, post=404, door="public"),
    ),
    "language": (
        Entry(form={"language": "es"}, get=None, post=ANY, door="public"),
    ),
    # people
    "people": (Entry(),),
    "roles": (Entry(),),
    "invite": (
        Entry(
            form={"email": "new@cast.example", "role": "student"}, post=302, permission=_MANAGES
        ),
    ),
    "withdraw_invitation": (Entry({"pk": _INVITATION}, get=None, post=302, permission=_MANAGES),),
    "person": (Entry(_HIS, permission=_MANAGES),),
    "change_role": (
        Entry(_HIS, form={"role": "student", "supervisor": SECOND}, post=302, permission=_MANAGES),
    ),
    "end_role": (Entry(_HIS, form={"on": _TODAY}, post=302, permission=_MANAGES),),
    "suspend": (Entry(_HIS, get=None, post=302, permission=_MANAGES),),
    "reinstate": (Entry(_HIS, get=None, post=302, permission=_MANAGES),),
    "reset_second_factor": (Entry(_HIS, get=None, post=302, permission=_MANAGES),),
    "stop_reset": (Entry({"pk": _RESET}, get=None, post=302, permission=_MANAGES),),
    "organization": (Entry(form={"name": "New"}, post=302, permission=P.ORGANIZATION_EDIT),),
    # the log
    "audit": (
        Entry(permission=P.AUDIT_READ),
        Entry(query={"case": CASE_ID}, permission=P.AUDIT_READ),
        Entry(query={"person": NUMBER, "format": "csv"}, permission=P.AUDIT_READ),
        Entry(query={"format": "xlsx"}, permission=P.AUDIT_READ),
    ),
    "audit_export": (Entry(get=None, post=200, permission=P.AUDIT_EXPORT),),
}  # fmt: skip

_SIGNING_IN = "allauth's, for somebody who signs in or out; reads nothing of an organization"
_ONESELF = "allauth's, about the signed-in user's own account; reads nothing of an organization"
_ELSEWHERE = "allauth's, for signing in through another server; reads nothing of an organization"

LIBRARY = {
    "account_login": _SIGNING_IN,
    "account_logout": _SIGNING_IN,
    "account_inactive": _SIGNING_IN,
    "account_reauthenticate": _SIGNING_IN,
    "account_change_password": _ONESELF,
    "account_set_password": _ONESELF,
    "account_reset_password": _SIGNING_IN,
    "account_reset_password_done": _SIGNING_IN,
    "account_reset_password_from_key_done": _SIGNING_IN,
    "account_reset_password_from_key": _SIGNING_IN,
    "mfa_index": _ONESELF,
    "mfa_authenticate": _SIGNING_IN,
    "mfa_reauthenticate": _SIGNING_IN,
    "mfa_view_recovery_codes": _ONESELF,
    "mfa_generate_recovery_codes": _ONESELF,
    "mfa_list_webauthn": _ONESELF,
    "mfa_login_webauthn": _SIGNING_IN,
    "mfa_reauthenticate_webauthn": _SIGNING_IN,
    "mfa_edit_webauthn": _ONESELF,
    "usersessions_list": _ONESELF,
    "openid_connect_login": _ELSEWHERE,
    "openid_connect_callback": _ELSEWHERE,
    "socialaccount_login_cancelled": _ELSEWHERE,
    "socialaccount_login_error": _ELSEWHERE,
    "socialaccount_signup": _ELSEWHERE,
}
