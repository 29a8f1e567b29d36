"""What is searched, what is found, what people say of it, and what nobody may see."""

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.documents.tests.factories import work_off
from reopen.documents.tests.shelf import Shelf, read_by_hand, stocked
from reopen.flags.access import visible_decisions, visible_flags
from reopen.flags.actions import (
    decide,
    edit_draft,
    publish_draft,
    start_draft,
    start_search,
    undo_decision,
)
from reopen.flags.editing import initial_of, with_rule
from reopen.flags.lexicons import in_force
from reopen.flags.models import Flag, FlagDecision
from reopen.flags.queries import Coverage, coverage_of, flags_of
from reopen.flags.trial import tried

pytestmark = pytest.mark.django_db

_PAGES = (
    "The detective showed her a single photograph of the man",
    "On the third of May the clerk closed the bakery",
)


def _case(shelf: Shelf) -> Case:
    return Case.objects.get(pk=shelf.case)


def _searched(cast: Cast, *pages: str) -> Shelf:
    shelf = stocked(cast, *(pages or _PAGES))
    with acting(cast.alice) as actor:
        start_search(actor, _case(shelf))
        work_off(actor)
    return shelf


def _coverage(actor: Actor, shelf: Shelf) -> Coverage:
    return coverage_of(actor, _case(shelf), in_force())


def _without_photographs(actor: Actor) -> str:
    text, key = start_draft(actor).text, "identification.single_photo"
    initial = initial_of(text, key) or {}
    return with_rule(text, key, {**initial, "any": "lone zebra"})


def _publish(actor: Actor, text: str) -> None:
    publish_draft(actor, edit_draft(actor, start_draft(actor), text=text), note="Another word.")


def test_before_the_first_search_no_page_counts_as_searched(cast: Cast) -> None:
    shelf = stocked(cast, *_PAGES)
    with acting(cast.alice) as actor:
        told = _coverage(actor, shelf)
        assert (told.searched, told.unsearched, told.empty) == (0, 2, 0)


def test_nothing_found_is_told_apart_from_not_searched_and_not_searchable(cast: Cast) -> None:
    shelf = _searched(cast, *_PAGES, "")
    with acting(cast.alice) as actor:
        read_by_hand(Document.objects.get(pk=shelf.document), 4, "A page that came later")
        told = _coverage(actor, shelf)
        assert (told.searched, told.empty, told.unreadable, told.unsearched) == (2, 1, 1, 1)


def test_a_flag_knows_its_words_its_page_its_rule_and_its_lexicon(cast: Cast) -> None:
    shelf = _searched(cast)
    with acting(cast.alice) as actor:
        flag = flags_of(actor, _case(shelf)).get(rule="identification.single_photo")
        assert flag.pieces[1] == "single photograph"
        assert (flag.number, flag.lexicon.number, flag.reading) == (1, 1, "plain")


def test_words_hard_to_read_make_a_weak_flag(cast: Cast) -> None:
    shelf = _searched(cast, "He saw a single? photograph of the man")
    with acting(cast.alice) as actor:
        flag = flags_of(actor, _case(shelf)).get(rule="identification.single_photo")
        assert flag.reading == "weak"


def test_a_second_search_takes_only_what_is_new(cast: Cast) -> None:
    shelf = _searched(cast)
    with acting(cast.alice) as actor:
        read_by_hand(Document.objects.get(pk=shelf.document), 3, "The confession was coerced")
        run = start_search(actor, _case(shelf))
        work_off(actor)
        run.refresh_from_db()
        assert (run.state, run.pages_all) == ("done", 1)
        assert flags_of(actor, _case(shelf)).filter(number=3).exists()


def test_a_new_word_undoes_the_old_one_and_only_ones_own_is_taken_back(cast: Cast) -> None:
    shelf = _searched(cast)
    with acting(cast.alice) as actor:
        flag = Flag.objects.earliest("pk")
        decide(actor, flag, verdict="relevant")
        decide(actor, flag, verdict="irrelevant", note="Another man.")
        assert flags_of(actor, _case(shelf)).get(pk=flag.pk).verdict == "irrelevant"
        assert flag.decisions.count() == 2
    with acting(cast.dana) as actor, pytest.raises(Denied):
        undo_decision(actor, FlagDecision.objects.get(undone_at=None))
    with acting(cast.alice) as actor:
        undo_decision(actor, FlagDecision.objects.get(undone_at=None))
        assert flags_of(actor, _case(shelf)).get(pk=flag.pk).verdict == ""


def test_another_lexicon_makes_pages_unsearched_and_keeps_what_was_decided(cast: Cast) -> None:
    shelf = _searched(cast, *_PAGES, "He saw a single photograph")
    with acting(cast.alice) as actor:
        first = flags_of(actor, _case(shelf)).filter(rule="identification.single_photo")[0]
        decide(actor, first, verdict="relevant")
        _publish(actor, _without_photographs(actor))
        assert _coverage(actor, shelf).unsearched == 3
        start_search(actor, _case(shelf))
        work_off(actor)
        kept = Flag.objects.filter(rule="identification.single_photo")
        assert [(flag.pk, flag.present) for flag in kept] == [(first.pk, False)]
        assert not flags_of(actor, _case(shelf)).filter(pk=first.pk).exists()


def test_a_draft_shows_what_it_gains_and_loses_and_keeps_nothing(cast: Cast) -> None:
    shelf = _searched(cast)
    with acting(cast.alice) as actor:
        text = _without_photographs(actor).replace("lone zebra", "closed the bakery", 1)
        before = Flag.objects.count()
        trial = tried(actor, _case(shelf), edit_draft(actor, start_draft(actor), text=text))
        assert [one.words for one in trial.new] == ["closed the bakery"]
        assert "single photograph" in [one.words for one in trial.gone]
        assert Flag.objects.count() == before


def test_a_draft_that_is_not_well_formed_is_refused_with_its_place(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        draft = start_draft(actor)
        with pytest.raises(ValidationError, match="informant"):
            edit_draft(actor, draft, text=draft.text.replace("curry favor", "curry ..3"))
        with pytest.raises(ValidationError):
            publish_draft(actor, draft, note=" ")


def test_a_student_cannot_change_the_lexicon(cast: Cast) -> None:
    with acting(cast.stella) as actor, pytest.raises(Denied):
        start_draft(actor)


def test_flags_of_a_walled_document_are_in_no_list_and_no_count(cast: Cast) -> None:
    shelf = _searched(cast)
    with acting(cast.dana) as actor:
        decide(actor, Flag.objects.earliest("pk"), verdict="relevant")
        wall_document(actor, Document.objects.get(pk=shelf.document))
        assert flags_of(actor, _case(shelf)).exists()
    with acting(cast.alice) as actor:
        assert not visible_flags(actor).exists()
        assert not visible_decisions(actor).exists()
        assert _coverage(actor, shelf) == Coverage(0, 0, 0, 0, 0, 0, 0)


def test_the_list_the_viewer_and_the_downloads_show_the_passage(cast: Cast) -> None:
    shelf = _searched(cast)
    browser = signed_in(cast.alice)
    listed = browser.get(shelf.case_url("flags")).content.decode()
    assert "<mark>single photograph</mark>" in listed
    assert "No flag does not mean no problem." in listed
    seen = browser.get(shelf.url("page", page=1)).content.decode()
    assert "mark-flag" in seen
    assert "Flags on this page" in seen
    empty = browser.get(shelf.url("page", page=2)).content.decode()
    assert "Searched and found nothing." in empty
    for form in ("csv", "xlsx", "docx"):
        taken = browser.get(shelf.case_url("flags_report"), {"as": form})
        assert taken.status_code == 200
        assert taken.content


def test_deciding_goes_on_to_the_next_flag_of_the_list(cast: Cast) -> None:
    shelf = _searched(cast, *_PAGES, "The confession was coerced")
    with acting(cast.alice) as actor:
        first, *_between, last = flags_of(actor, _case(shelf))
    answer = signed_in(cast.alice).post(
        shelf.case_url("flag_decide", flag=first.pk), {"verdict": "relevant", "next": last.pk}
    )
    assert str(last.pk) in answer["Location"]


def test_a_rule_is_changed_as_a_form(cast: Cast) -> None:
    shelf = _searched(cast)
    browser = signed_in(cast.alice)
    with acting(cast.alice) as actor:
        start_draft(actor)
    url = f"/o/{shelf.org}/lexicon/draft/rules/identification.single_photo/"
    fields = dict.fromkeys(("label", "label_es", "why", "why_es"), "Words")
    assert browser.post(url, fields | {"any": "deal ..4"}).status_code == 422
    assert browser.post(url, fields | {"any": "odd line"}).status_code == 302
    with acting(cast.alice) as actor:
        assert start_draft(actor).lexicon["identification.single_photo"].any == ("odd line",)
