"""Yes, maybe and no, by the rules of made-up organizations."""

import pytest

from reopen.directory.matching import Group, matched, serves
from reopen.directory.models import HelpOrganization
from reopen.directory.situation import Situation
from reopen.directory.tests.factories import helper, takes
from reopen.editing.models import Mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def plains() -> HelpOrganization:
    """Takes no DNA, ten years left, no death sentence."""
    one = helper("plains", "us-mo", "us-ks")
    takes(one, "dna_needed", "no")
    takes(one, "min_years", "yes", years=10)
    takes(one, "death_sentence", "no")
    return one


def test_a_case_that_fits_every_known_rule_is_a_yes(plains: HelpOrganization) -> None:
    match = matched(plains, Situation(place="us-mo", sentence="years", years=25))
    assert match.group is Group.YES
    assert (match.against, match.open, match.ask) == ((), (), ())


def test_a_confirmed_rule_that_does_not_fit_is_a_no_with_its_sentence(
    plains: HelpOrganization,
) -> None:
    match = matched(plains, Situation(place="us-mo", sentence="years", years=4))
    assert match.group is Group.NO
    assert match.reason == "About 10 years or more of the sentence must be left."


def test_what_the_person_did_not_tell_is_never_a_no(plains: HelpOrganization) -> None:
    match = matched(plains, Situation(place="us-mo"))
    assert match.group is Group.MAYBE
    assert match.reason == (
        "It depends on how many years are left and whether it is a death sentence."
    )


def test_about_as_many_years_as_the_rule_asks_decides_nothing(plains: HelpOrganization) -> None:
    match = matched(plains, Situation(place="us-mo", sentence="years", years=10))
    assert match.group is Group.MAYBE


@pytest.mark.parametrize("mark", [Mark.UNVERIFIED, Mark.REPORTED])
def test_a_rule_that_nobody_confirmed_gives_maybe_ask_and_never_no(mark: Mark) -> None:
    one = helper("delta", "us-ar")
    takes(one, "plea", "yes")
    takes(one, "dna_needed", "yes", mark=mark)
    match = matched(one, Situation(place="us-ar", dna="no", verdict="plea"))
    assert match.group is Group.MAYBE
    (question,) = match.ask
    assert question.startswith("We heard, but nobody has confirmed: It takes cases that a DNA")


def test_an_organization_of_which_nothing_is_known_is_a_maybe() -> None:
    match = matched(helper("bare", "us-wy"), Situation(place="us-wy"))
    assert match.group is Group.MAYBE
    assert "Ask what it takes" in match.reason


def test_an_unknown_rule_is_asked_only_when_the_case_makes_it_matter() -> None:
    one = helper("delta", "us-ar")
    takes(one, "dna_needed", "no")
    assert matched(one, Situation(place="us-ar", verdict="trial")).ask == ()
    (question,) = matched(one, Situation(place="us-ar", verdict="plea")).ask
    assert "guilty plea" in question


def test_a_withdrawn_rule_counts_no_more(plains: HelpOrganization) -> None:
    plains.criteria.filter(rule="death_sentence").update(withdrawn=True)
    match = matched(plains, Situation(place="us-mo", sentence="death"))
    assert match.group is Group.MAYBE


def test_federal_court_is_refused_only_where_that_is_confirmed() -> None:
    one = helper("lone", "us-tx")
    takes(one, "federal", "no")
    assert matched(one, Situation(place="us-tx", court="federal")).group is Group.NO
    assert matched(one, Situation(place="us-tx", court="state")).group is Group.YES


def test_a_national_organization_may_leave_states_out() -> None:
    one = helper("capital", "us", not_serves=["us-oh"])
    assert serves(one, "us-mo")
    assert serves(one, "")
    assert not serves(one, "us-oh")
    assert not serves(one, "ca")


def test_a_part_of_a_state_makes_it_a_maybe_that_names_the_part() -> None:
    one = helper("north", "us-ca", part_en="48 counties in the north")
    takes(one, "dna_needed", "no")
    match = matched(one, Situation(place="us-ca"))
    assert match.group is Group.MAYBE
    assert "48 counties in the north" in match.reason
