"""What the writes of the room promise."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from tests.cast import Cast, acting

from reopen.accounts.doing import Denied
from reopen.audit.models import Event
from reopen.cases import actions
from reopen.cases.models import Case, CustomField, Identifier, Person, StageEntry
from reopen.cases.tests.factories import make_case, wall_off


def test_numbers_run_by_year_and_organization(cast: Cast) -> None:
    assert make_case(cast.harbor, received_on=date(2025, 1, 9)).number == "2025-0001"
    assert make_case(cast.harbor, received_on=date(2026, 1, 9)).number == "2026-0001"
    assert make_case(cast.harbor, received_on=date(2026, 2, 9)).number == "2026-0002"
    assert make_case(cast.prairie, received_on=date(2026, 2, 9)).number == "2026-0001"


def test_a_case_opens_in_its_first_stage_with_the_day_of_the_letter(cast: Cast) -> None:
    case = make_case(cast.harbor, received_on=date(2026, 3, 2))
    with acting(cast.alice):
        entry = StageEntry.objects.get(case=case)
    assert (entry.stage, entry.entered_on, entry.left_on) == (
        "first_contact",
        date(2026, 3, 2),
        None,
    )
    assert case.outside_status == "received"


def test_no_case_opens_in_the_future(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        make_case(cast.harbor, received_on=timezone.localdate() + timedelta(days=1))


def test_moving_a_case_closes_the_old_stay(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        actions.move_stage(actor, case, stage="screening", on=date(2026, 3, 5), reason="")
        stays = list(StageEntry.objects.filter(case=case).values_list("stage", "left_on"))
    assert stays == [("first_contact", date(2026, 3, 5)), ("screening", None)]
    assert case.outside_status == "under_review"


@pytest.mark.parametrize("on", [date(2026, 3, 1), timezone.localdate() + timedelta(days=2)])
def test_a_stage_is_entered_neither_before_the_last_one_nor_in_the_future(
    cast: Cast, on: date
) -> None:
    case = make_case(cast.harbor, received_on=date(2026, 3, 2))
    with acting(cast.alice) as actor, pytest.raises(ValidationError):
        actions.move_stage(actor, case, stage="screening", on=on, reason="")


def test_closing_a_case_takes_a_reason(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor, pytest.raises(ValidationError, match="reason"):
        actions.move_stage(actor, case, stage="closed", on=date(2026, 3, 9), reason=" ")


def test_what_is_told_outside_is_chosen_apart_from_the_stage(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        actions.tell_outside(actor, case, outside_status="waiting_list")
    with acting(cast.alice):
        found = Case.objects.get(id=case.id)
    assert (found.stage, found.outside_status) == ("first_contact", "waiting_list")


def test_a_student_moves_no_case(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.stella) as actor, pytest.raises(Denied):
        actions.move_stage(actor, case, stage="screening", on=date(2026, 3, 5), reason="")


def test_nobody_walls_herself_off(cast: Cast) -> None:
    case = make_case(cast.harbor)
    membership = cast.membership(cast.dana)
    with acting(cast.dana) as actor, pytest.raises(ValidationError):
        actions.raise_wall(actor, case, membership=membership, reason="kin")


def test_nobody_behind_a_wall_is_put_on_the_team(cast: Cast) -> None:
    case = make_case(cast.harbor)
    wall_off(cast, case, cast.wally)
    membership = cast.membership(cast.wally)
    with acting(cast.dana) as actor, pytest.raises(ValidationError):
        actions.assign_member(actor, case, membership=membership, part="lead")


def test_every_act_is_in_the_log_with_the_case(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        actions.move_stage(actor, case, stage="screening", on=date(2026, 3, 5), reason="")
    with acting(cast.alice):
        kinds = Event.objects.filter(case_id=case.id).order_by("seq").values_list("kind", flat=True)
        assert list(kinds) == ["case.opened", "case.stage_moved"]


def test_a_number_is_found_however_it_is_written(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        person = actions.add_participant(actor, case, role="applicant", name="Ida Noor").person
        number = Identifier(
            person=person, kind="corrections_number", issuer="DOC", value="AB-118 402"
        )
        actions.save_part(actor, case, part=number)
    assert number.value_key == "ab118402"


def test_a_person_has_a_role_once(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        person = actions.add_participant(actor, case, role="witness", name="Ida Noor").person
        with pytest.raises(ValidationError, match="already"):
            actions.add_participant(actor, case, role="witness", person=person)
        actions.add_participant(actor, case, role="eyewitness", person=person)
        assert Person.objects.count() == 1


def test_an_applicant_comes_with_the_number_and_its_issuer(cast: Cast) -> None:
    with acting(cast.cora) as actor:
        case = actions.open_case_with_applicant(
            actor,
            title="Ida Noor",
            received_on=date(2026, 3, 2),
            applicant="Ida Noor",
            corrections_number="118-402",
            issuer="Department of Corrections",
        )
        number = Identifier.objects.get(person__participations__case=case)
    assert str(number) == "118-402 (Department of Corrections)"


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("number", "12,5", True),
        ("number", "a dozen", False),
        ("yes_no", "no", True),
        ("yes_no", "perhaps", False),
        ("date", "about June 1987", True),
        ("date", "the other day", False),
        ("choice", "green", True),
        ("choice", "mauve", False),
    ],
)
def test_own_fields_check_what_is_typed(cast: Cast, kind: str, value: str, fits: bool) -> None:
    case = make_case(cast.harbor)
    with acting(cast.dana) as actor:
        field = actions.save_custom_field(
            actor, CustomField(label="Ours", kind=kind, choices="green\nblue")
        )
        if fits:
            actions.set_custom_values(actor, case, values={field: value})
        else:
            with pytest.raises(ValidationError, match="Ours"):
                actions.set_custom_values(actor, case, values={field: value})


def test_only_its_author_takes_a_note_back(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        note = actions.write_note(actor, case, text="Called the clerk.")
    with acting(cast.ivan) as actor, pytest.raises(Denied):
        actions.strike_note(actor, note)
    with acting(cast.alice) as actor:
        actions.strike_note(actor, note)
        assert note.struck_at
        actions.restore_note(actor, note)
        assert note.struck_at is None
