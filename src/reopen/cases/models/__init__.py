"""Schema of the room."""

from reopen.cases.models.case import Case, CaseCounter, EthicalWall, StageEntry, TeamMember
from reopen.cases.models.conviction import Charge, Conviction, Proceeding, Sentence
from reopen.cases.models.person import FacilityStay, Identifier, OtherName, Participant, Person
from reopen.cases.models.record import CustomField, CustomValue, Note

__all__ = [
    "Case",
    "CaseCounter",
    "Charge",
    "Conviction",
    "CustomField",
    "CustomValue",
    "EthicalWall",
    "FacilityStay",
    "Identifier",
    "Note",
    "OtherName",
    "Participant",
    "Person",
    "Proceeding",
    "Sentence",
    "StageEntry",
    "TeamMember",
]
