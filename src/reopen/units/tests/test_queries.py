"""What a unit's page says, growth, and numbers of others."""

from datetime import date

import pytest

from reopen.lib.dates import PartialDate
from reopen.units.models import Answer, StatusEvent, Unit
from reopen.units.queries import growth, statements, unit_page, units_listed
from reopen.units.vocabularies import QUESTIONS, Group

pytestmark = pytest.mark.usefixtures("shipped")
TODAY = date(2026, 11, 22)


def answers(key: str) -> dict[str, str]:
    page = unit_page(key, TODAY)
    assert page is not None
    return {one.question.key: one.value for one in page.answers}


def test_every_question_stands_on_the_page_and_unknown_is_the_default() -> None:
    found = answers("jackson-mo")
    assert list(found) == list(QUESTIONS)
    assert found["publishes"] == "unknown"
    assert found["waives_privilege"] == "yes"
    assert found["flexible"] == "no"


def test_is_there_one_follows_from_the_status_with_its_source() -> None:
    page = unit_page("jackson-mo", TODAY)
    assert page is not None
    exists = page.of_group(Group.ACCOUNTABILITY)[0]
    assert (exists.question.key, exists.value, exists.known) == ("exists", "yes", True)
    assert exists.answer is not None
    assert "Jackson County Prosecutor" in exists.answer.source


def test_what_nobody_confirmed_is_said_and_not_known() -> None:
    page = unit_page("merced-ca", TODAY)
    assert page is not None
    exists = page.of_group(Group.ACCOUNTABILITY)[0]
    assert (exists.value, exists.known, exists.open) == ("yes", False, True)


def test_a_unit_that_closed_answers_no() -> None:
    unit = Unit.objects.get(key="dallas-tx")
    StatusEvent.objects.create(
        key="dallas-tx/closed", unit=unit, status="closed", on=PartialDate.of(2026, 1),
        source="made for a test", mark="reported",
    )  # fmt: skip
    assert answers("dallas-tx")["exists"] == "no"


def test_an_entered_answer_comes_before_a_derived_one() -> None:
    unit = Unit.objects.get(key="minnesota-ag")
    assert answers("minnesota-ag")["done"] == "yes"
    Answer.objects.create(
        key="minnesota-ag/done", unit=unit, question="done", value="unknown", source="test"
    )
    assert answers("minnesota-ag")["done"] == "unknown"


def test_what_may_be_asked_is_what_is_unknown_or_answered_no() -> None:
    page = unit_page("jackson-mo", TODAY)
    assert page is not None
    asked = {one.question.key for one in page.unanswered}
    assert {"publishes", "in_charge", "flexible"} <= asked
    assert not {"exists", "standard", "waives_privilege"} & asked


def test_there_is_no_page_for_a_unit_that_is_withdrawn_or_unheard_of() -> None:
    Unit.objects.filter(key="merced-ca").update(withdrawn=True)
    assert unit_page("merced-ca", TODAY) is None
    assert unit_page("nowhere", TODAY) is None


def test_the_list_counts_known_answers_of_five() -> None:
    rows = {row.unit.key: row for row in units_listed(TODAY)}
    assert (rows["jackson-mo"].known, rows["jackson-mo"].asked) == (2, 5)
    assert rows["merced-ca"].known == 0
    assert rows["michigan-ag"].counties == 82
    assert rows["massachusetts-ag"].population == 0


def test_growth_counts_each_unit_once_and_keeps_the_undated_apart() -> None:
    found = growth(2026)
    last = found.years[-1]
    assert last.with_unverified + len(found.undated) == Unit.objects.standing().count()
    assert sum(year.sourced + year.by_then for year in found.years) == last.total
    by_year = {year.year: year for year in found.years}
    assert by_year[2007].sourced == 1
    assert by_year[2015].by_then >= 4  # Bexar, Harris, Tarrant, Travis: by 2015
    assert "napa-ca" in {unit.key for unit in found.undated}


def test_numbers_of_others_disagree_and_stand_side_by_side() -> None:
    in_2013 = [one.number for one in statements("units") if one.as_of.text == "2013"]
    assert sorted(in_2013) == [9, 12]
    assert [one.number for one in statements("population")] == [23]
