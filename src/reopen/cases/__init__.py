"""The case, from the first contact on: numbering, stages, people, convictions, team and walls.

A case opens with the first letter; intake is a stage of it, not another record.
"""
