"""The cases of the make-believe world, each told in `cases.yaml`."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership, Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.cases import actions
from reopen.cases.models import (
    Case,
    Charge,
    Conviction,
    FacilityStay,
    Identifier,
    Note,
    OtherName,
    Participant,
    Proceeding,
    Sentence,
)
from reopen.demo.world.people import email_of
from reopen.lib.dates import PartialDate, read
from reopen.lib.yaml_text import read_yaml

_HERE = Path(__file__).parent


def build_cases() -> Case | None:
    """Make the cases that are not there yet; returns the one that holds the complete file."""
    told = read_yaml((_HERE / "cases.yaml").read_text("utf-8"))
    with_file: Case | None = None
    for entry in told:
        organization = Organization.objects.get(slug=entry["org"])
        with acting_as_system(organization) as actor:
            case = Case.objects.filter(title=entry["title"]).first() or _case(actor, entry)
        with_file = case if entry.get("file") else with_file
    return with_file


def _case(actor: Actor, entry: dict[str, Any]) -> Case:
    case = actions.open_case(
        actor,
        title=entry["title"],
        received_on=_ago(entry["days"]),
        summary=entry["summary"],
        team_only=entry.get("team_only", False),
    )
    for key, part in entry["team"]:
        actions.assign_member(actor, case, membership=_member(key), part=part)
    for stage, days, *reason in entry["stages"][1:]:
        actions.move_stage(actor, case, stage=stage, on=_ago(days), reason="".join(reason))
    people = {told["name"]: _participant(actor, case, told) for told in entry.get("people", [])}
    for told in entry.get("convictions", []):
        _conviction(actor, case, people[told["of"]], told)
    for told in entry.get("proceedings", []):
        _proceeding(actor, case, told)
    for key, days, text in entry.get("notes", []):
        _note(actor, case, key, days, text)
    _date_back(case, entry)
    return case


def _date_back(case: Case, entry: dict[str, Any]) -> None:
    """The case was opened and last touched when its story says, not when the world was made."""
    days_ago = [days for _stage, days, *_ in entry["stages"]]
    days_ago += [days for _key, days, _text in entry.get("notes", [])]
    touched, now = min(days_ago), timezone.now()
    Case.objects.filter(id=case.id).update(
        opened_at=now - timedelta(days=entry["days"]), changed_at=now - timedelta(days=touched)
    )


def _participant(actor: Actor, case: Case, told: dict[str, Any]) -> Participant:
    participant = actions.add_participant(actor, case, role=told["role"], name=told["name"])
    person = participant.person
    person.born = _day(told.get("born"))
    person.language = told.get("language", "")
    person.contact_caution = told.get("caution", "")
    actions.save_part(actor, case, part=person)
    for kind, issuer, value in told.get("numbers", []):
        number = Identifier(person=person, kind=kind, issuer=issuer, value=value)
        actions.save_part(actor, case, part=number)
    for alias in told.get("aliases", []):
        actions.save_part(actor, case, part=OtherName(person=person, name=alias))
    if "place" in told:
        stay = FacilityStay(person=person, place=told["place"], since=_day(told.get("since")))
        actions.save_part(actor, case, part=stay)
    return participant


def _conviction(actor: Actor, case: Case, of: Participant, told: dict[str, Any]) -> None:
    conviction = Conviction(
        case=case,
        participant=of,
        court_name=told["court"],
        docket_number=told["docket"],
        manner=told["manner"],
        crime_on=_day(told.get("crime")),
        arrested_on=_day(told.get("arrested")),
        convicted_on=_day(told.get("convicted")),
        sentenced_on=_day(told.get("sentenced")),
    )
    actions.save_part(actor, case, part=conviction)
    for count, charged, outcome in told["charges"]:
        charge = Charge(conviction=conviction, count=count, charged=charged, outcome=outcome)
        actions.save_part(actor, case, part=charge)
    for kind, words, *years in told["sentences"]:
        low, high = years or (None, None)
        sentence = Sentence(
            conviction=conviction, kind=kind, words=words, years_min=low, years_max=high
        )
        actions.save_part(actor, case, part=sentence)


def _proceeding(actor: Actor, case: Case, told: dict[str, Any]) -> None:
    proceeding = Proceeding(
        case=case,
        kind=told["kind"],
        court_name=told["court"],
        docket_number=told["docket"],
        filed_on=_day(told["filed"]),
        decided_on=_day(told["decided"]),
        outcome=told["outcome"],
    )
    actions.save_part(actor, case, part=proceeding)


def _note(actor: Actor, case: Case, key: str, days: int, text: str) -> None:
    note = actions.write_note(actor, case, text=text)
    written_at = timezone.now() - timedelta(days=days)
    Note.objects.filter(id=note.id).update(author=_member(key), written_at=written_at)


def _member(key: str) -> Membership:
    return Membership.objects.get(user__email=email_of(key))


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def _day(text: str | None) -> PartialDate:
    return read(text).value if text else PartialDate()
