"""Who helps, with the content that comes with Reopen."""

import pytest
from django.utils import translation

from reopen.directory import queries
from reopen.directory.forms import HelpForm
from reopen.directory.matching import Match
from reopen.directory.models import HelpOrganization
from reopen.directory.rules import RULES
from reopen.directory.situation import Situation

pytestmark = pytest.mark.usefixtures("shipped")


def names(matches: tuple[Match, ...]) -> list[str]:
    return [match.organization.key for match in matches]


def test_a_mother_in_missouri_finds_the_local_organization_first() -> None:
    found = queries.find_help(
        Situation(
            place="us-mo", now="prison", sentence="life", dna="no", appeals="all", lawyer="no"
        )
    )
    assert names(found.yes) == ["midwest-innocence-project", "centurion", "exoneration-project"]
    assert names(found.maybe) == []
    assert names(found.no) == ["innocence-project"]


def test_with_only_the_state_told_nobody_says_no() -> None:
    found = queries.find_help(Situation(place="us-mo"))
    assert names(found.yes) == ["exoneration-project"]
    assert names(found.maybe) == [
        "midwest-innocence-project", "centurion", "innocence-project"
    ]  # fmt: skip
    assert not found.no


def test_ohio_is_left_out_by_the_national_organization_that_says_so() -> None:
    found = queries.find_help(Situation(place="us-oh"))
    everyone = names((*found.yes, *found.maybe, *found.no))
    assert "ohio-innocence-project" in everyone
    assert "innocence-project" not in everyone


def test_a_state_without_an_organization_says_so_and_names_national_ones() -> None:
    found = queries.find_help(Situation(place="us-sc"))
    assert found.nobody_local
    assert "exoneration-project" in names(found.yes)


def test_a_country_without_an_organization_is_an_honest_none() -> None:
    found = queries.find_help(Situation(place="elsewhere"))
    assert found.none
    assert found.nobody_local


def test_networks_and_services_for_freed_people_are_offered_to_nobody() -> None:
    found = queries.find_help(Situation(place="us-ny"))
    kinds = {match.organization.kind for match in (*found.yes, *found.maybe, *found.no)}
    assert kinds & {"network", "freed"} == set()
    assert "after-innocence" in {each.key for each in queries.after_release()}


def test_every_place_of_the_form_gives_an_answer_in_both_languages() -> None:
    choices = HelpForm().fields["place"].choices  # type: ignore[attr-defined]
    keys = [key for _group, group in choices[1:] for key, _name in group]
    assert len(keys) > 60
    for language in ("en", "es"):
        with translation.override(language):
            assert all(queries.find_help(Situation(place=key)).place for key in keys)


def test_an_unconfirmed_organization_never_answers_yes_or_no() -> None:
    for place in ("us-ky", "us-ms", "us-co", "us-nm", "us-in"):
        found = queries.find_help(Situation(place=place, dna="no", now="out", verdict="plea"))
        sure = [*found.yes, *found.no]
        assert all(match.organization.mark != "unverified" for match in sure)


def test_nonsense_in_the_address_counts_as_not_told() -> None:
    form = HelpForm({"place": "us-zz", "years": "-4", "dna": "<b>", "now": "prison"})
    assert form.situation() == Situation(now="prison")


def test_every_shipped_rule_has_a_sentence_for_each_answer() -> None:
    for each in HelpOrganization.objects.all():
        for criterion in each.takes.values():
            assert criterion.words.endswith(".")
            assert "%" not in criterion.words
    assert all(rule.ask or rule.fact or rule.fits is None for rule in RULES.values())


def test_the_list_is_filtered_by_place_kind_and_words() -> None:
    assert {"rocky-mountain-innocence-center", "centurion"} <= {
        each.key for each in queries.listed(place="us-nv")
    }
    assert [each.key for each in queries.listed(words="kansas city")] == [
        "midwest-innocence-project"
    ]
    assert {each.kind for each in queries.listed(kind="commission")} == {"commission"}


def test_a_row_has_a_cell_for_every_header() -> None:
    rows = [queries.as_row(each) for each in queries.organizations()]
    assert {len(row) for row in rows} == {len(queries.TABLE_HEADERS)}


def test_reading_the_directory_takes_three_statements(
    django_assert_num_queries: object,
) -> None:
    queries.find_help(Situation(place="us-mo"))
    with django_assert_num_queries(3):  # type: ignore[operator]
        queries.find_help(Situation(place="us-mo"))
