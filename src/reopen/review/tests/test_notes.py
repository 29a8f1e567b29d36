"""Notes: who writes, changes and sees them."""

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting

from reopen.accounts.doing import Denied
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.actions import assign_member
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.review import actions
from reopen.review.access import visible_page_notes
from reopen.review.actions.notes import Words
from reopen.review.models import PageNote, Visibility
from reopen.review.placing import Place
from reopen.review.queries import NoteFilters, counts_by_code, narrowed, notes_of_case
from reopen.review.tests.desk import desk, noted, page_of

pytestmark = pytest.mark.django_db


def test_a_note_stands_at_the_words_it_is_about(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
        assert page_of(shelf).page_text.text[note.start : note.end] == note.quote == "saw a man"
        assert note.spot is not None
        assert (round(note.spot.x0, 2), note.drawn) == (0.3, False)


def test_a_note_says_something_or_names_an_issue(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        with pytest.raises(ValidationError):
            actions.write_note(actor, page_of(shelf), words=Words("  "), place=Place())
        noted(actor, shelf, "", codes=("identification", "no_such_code"))
        assert PageNote.objects.get().codes == ["identification"]


def test_the_installation_writes_no_notes(cast: Cast) -> None:
    shelf = desk(cast)
    with acting_as_system(cast.harbor) as system, pytest.raises(ValidationError):
        noted(system, shelf)


@pytest.mark.parametrize(
    ("visibility", "colleague", "teammate"),
    [(Visibility.CASE, 1, 1), (Visibility.TEAM, 0, 1), (Visibility.PRIVATE, 0, 0)],
)
def test_who_sees_a_note(cast: Cast, visibility: str, colleague: int, teammate: int) -> None:
    shelf = desk(cast)
    with acting(cast.dana) as actor:
        case = Case.objects.get(number=shelf.number)
        assign_member(actor, case, membership=cast.membership(cast.cora), part="lead")
    with acting(cast.alice) as actor:
        noted(actor, shelf, visibility=visibility)
        assert visible_page_notes(actor).count() == 1
    with acting(cast.dana) as actor:
        assert visible_page_notes(actor).count() == colleague
    with acting(cast.cora) as actor:
        assert visible_page_notes(actor).count() == teammate


def test_a_note_behind_a_documents_wall_is_in_no_list_and_no_count(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.cora) as actor:
        noted(actor, shelf, codes=("alibi",))
    with acting(cast.dana) as actor:
        wall_document(actor, Document.objects.get(pk=shelf.document))
    with acting(cast.cora) as actor:
        case = Case.objects.get(number=shelf.number)
        assert counts_by_code(notes_of_case(actor, case)) == []
    with acting(cast.dana) as actor:
        assert counts_by_code(notes_of_case(actor, case)) == [("alibi", 1)]


def test_only_its_author_changes_or_removes_a_note(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
    with acting(cast.cora) as actor:
        for act in (actions.remove_note, actions.restore_note):
            with pytest.raises(Denied):
                act(actor, note)
        with pytest.raises(Denied):
            actions.edit_note(actor, note, words=Words("Mine now."))


def test_a_removed_note_is_kept_for_its_author_and_comes_back(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
        actions.remove_note(actor, note)
        every = notes_of_case(actor, Case.objects.get(number=shelf.number))
        assert not narrowed(every, NoteFilters()).exists()
        assert narrowed(every, NoteFilters(removed="yes")).get() == note
    with acting(cast.cora) as actor:
        assert not visible_page_notes(actor).exists()
    with acting(cast.alice) as actor:
        actions.restore_note(actor, note)
    with acting(cast.cora) as actor:
        assert visible_page_notes(actor).exists()


def test_a_changed_note_stays_where_it_is_unless_it_is_moved(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        note = noted(actor, shelf)
        actions.edit_note(actor, note, words=Words("Measured again."))
        note.refresh_from_db()
        assert (note.text, note.quote) == ("Measured again.", "saw a man")
        actions.edit_note(actor, note, words=Words("On all of it."), place=Place())
        note.refresh_from_db()
        assert (note.spot, note.quote, note.start) == (None, "", None)


def test_filters_of_the_list(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        noted(actor, shelf, "Dark", codes=("alibi", "timeline"))
        noted(actor, shelf, "Far away", quote="by the gate")
        every = notes_of_case(actor, Case.objects.get(number=shelf.number))
        for asked, found in (
            (NoteFilters(q="gate far"), ["Far away"]),
            (NoteFilters(code="timeline"), ["Dark"]),
            (NoteFilters(color="red"), []),
            (NoteFilters(source="Trial counsel's file", q="report"), ["Dark", "Far away"]),
        ):
            assert sorted(note.text for note in narrowed(every, asked)) == found


def test_an_own_code_is_offered_until_it_is_retired_and_stays_on_notes(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.dana) as actor:
        code = actions.add_issue_code(actor, label="Bite marks")
        for taken in ("bite  MARKS", "Alibi"):
            with pytest.raises(ValidationError):
                actions.add_issue_code(actor, label=taken)
        note = noted(actor, shelf, codes=(code.key,))
        actions.retire_issue_code(actor, code)
        actions.edit_note(actor, note, words=Words("Kept.", note.codes))
        assert note.codes == ["bite_marks"]
        assert noted(actor, shelf, codes=("bite_marks",)).codes == []
        assert actions.add_issue_code(actor, label="Bite marks").retired_at is None
