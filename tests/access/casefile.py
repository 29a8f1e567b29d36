"""A case with everything in it, once for each ground."""

from datetime import date
from typing import Any

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership
from reopen.audit.log import Target, record
from reopen.cases import models as m
from tests.access.canaries import CASES, make

DAY = date(2026, 3, 2)


def organization_rows(name: str) -> dict[str, Any]:
    """What belongs to no case."""
    return {
        "cases.CustomField": make(m.CustomField, name, "org", kind="text"),
        "cases.CaseCounter": make(m.CaseCounter, name, "org", year=2026, last=7),
    }


def case_rows(name: str, ground: str, around: dict[str, Any]) -> dict[str, Any]:
    """A case of this ground with a row of every kind of part."""
    case = make(
        m.Case, name, ground, number=f"CNRY-{name}-{ground}-0", received_on=DAY, stage="screening",
        stage_since=DAY, outside_status="under_review", team_only=ground == "team",
    )  # fmt: skip
    target, second = around["accounts.Membership"], around["accounts.Membership:second"]
    person = make(m.Person, name, ground)
    rows = {
        "cases.Case": case,
        "cases.StageEntry": make(
            m.StageEntry, name, ground, case=case, stage="screening", entered_on=DAY
        ),
        "cases.TeamMember": make(
            m.TeamMember, name, ground, case=case, membership=second, part="student"
        ),
        "cases.EthicalWall": make(m.EthicalWall, name, ground, case=case, membership=target),
        "cases.Note": make(m.Note, name, ground, case=case, author=second),
        "cases.CustomValue": make(
            m.CustomValue, name, ground, case=case, field=around["cases.CustomField"]
        ),
        "cases.Proceeding": make(m.Proceeding, name, ground, case=case, kind="trial"),
    }
    return rows | _person_rows(name, ground, case, person) | _judgment(name, ground, case, person)


def _person_rows(name: str, ground: str, case: m.Case, person: m.Person) -> dict[str, Any]:
    return {
        "cases.Person": person,
        "cases.OtherName": make(m.OtherName, name, ground, person=person),
        "cases.Identifier": make(
            m.Identifier, name, ground, person=person, kind="corrections_number"
        ),
        "cases.FacilityStay": make(m.FacilityStay, name, ground, person=person),
    }


def _judgment(name: str, ground: str, case: m.Case, person: m.Person) -> dict[str, Any]:
    participant = make(m.Participant, name, ground, case=case, person=person, role="applicant")
    conviction = make(m.Conviction, name, ground, case=case, participant=participant, manner="jury")
    return {
        "cases.Participant": participant,
        "cases.Conviction": conviction,
        "cases.Charge": make(m.Charge, name, ground, conviction=conviction),
        "cases.Sentence": make(m.Sentence, name, ground, conviction=conviction, kind="term"),
    }


def note(name: str, ground: str, case: m.Case, author: Membership) -> m.Note:
    """A note by somebody of the cast; a private one on its own ground."""
    row: m.Note = make(m.Note, name, ground, case=case, author=author, private=ground == "priv")
    return row


def wall(case: m.Case, membership: Membership) -> None:
    """Hide the case from a member."""
    make(m.EthicalWall, "harbor", "wall", case=case, membership=membership)


def enlist(case: m.Case, membership: Membership) -> None:
    """Put a member on the case's team."""
    m.TeamMember.objects.create(case=case, membership=membership, part="student")


def log_rows(actor: Actor, name: str, rows: dict[tuple[str, str], dict[str, Any]]) -> None:
    """That each case was looked at and its conviction changed stands in the log."""
    for ground in CASES:
        if (name, ground) in rows:
            case, conviction = (rows[name, ground][f"cases.{it}"] for it in ("Case", "Conviction"))
            record("case.read", actor, Target.of(case))
            record("case.part_saved", actor, Target.of(conviction))
