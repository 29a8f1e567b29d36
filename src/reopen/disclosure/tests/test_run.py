"""The run: what is worked out, what is kept, and what a second run costs."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.cast import Cast, acting

from reopen.disclosure.actions import decide, start_comparison
from reopen.disclosure.jobs import give_up
from reopen.disclosure.models import ComparedPage, Comparison, Decision, PageDifference, PageMatch
from reopen.disclosure.run import comparing, looking
from reopen.disclosure.tests.factories import (
    CHANGED,
    HIDDEN,
    LETTER,
    REPORT,
    comparison_of,
    laid_out,
    page_by_page,
    statuses,
)
from reopen.documents.models import Document, Page, Source
from reopen.documents.tests.factories import work_off
from reopen.lib.compare import (
    Certainty,
    Difference,
    DifferenceKind,
    Pair,
    Span,
    differences,
    find_pairs,
)
from reopen.lib.compare.contract import Sheet

pytestmark = pytest.mark.django_db


def test_each_page_ends_as_given_altered_or_not_found(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice):
        assert statuses(table) == ["altered", "given", "not_found"]
        assert comparison_of(table).state == Comparison.State.DONE


def test_what_differs_is_kept_with_its_kind_and_place(cast: Cast) -> None:
    laid_out(cast)
    with acting(cast.alice):
        found = {row.kind: row for row in PageDifference.objects.all()}
        assert found["time"].left_text == "9:40"
        assert found["time"].right_text == "9:10"
        assert REPORT[found["time"].left_start : found["time"].left_end] == "9:40"
        assert CHANGED[found["time"].right_start : found["time"].right_end] == "9:10"
        assert "negation" in found


def test_a_run_again_works_out_only_pages_that_are_new(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = laid_out(cast)
    asked: list[frozenset[str] | None] = []
    real = find_pairs

    def watched(left: list[Sheet], right: list[Sheet], **options: object) -> list[Pair]:
        asked.append(options["new"])  # type: ignore[arg-type]
        return real(left, right, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "find_pairs", watched)
    with acting(cast.alice) as actor:
        start_comparison(
            actor, comparison_of(table).case, **_sides(table.prosecution, table.defense)
        )
        work_off(actor)
        assert asked == []
        own = Source.objects.get(pk=table.defense)
        page_by_page(actor, own, "tray/late.pdf", HIDDEN)
        start_comparison(
            actor, comparison_of(table).case, **_sides(table.prosecution, table.defense)
        )
        work_off(actor)
        late = ComparedPage.objects.get(document__path="tray/late.pdf")
        assert asked == [frozenset({str(late.pk)})]
        assert statuses(table) == ["altered", "given", "given"]


def test_decisions_stay_when_a_file_is_read_anew_and_compared_again(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        page = ComparedPage.objects.get(status="altered")
        match = page.matches.get(rank=1)
        decide(actor, page, status="given", other=match.right, note="A slip of the pen.")
        document = Document.objects.get(path="box 1/report.pdf")
        text = Page.objects.get(document=document, number=1).page_text
        document.pages.all().delete()
        again = Page(document=document, number=1, origin=Page.Origin.DIGITAL)
        again.take(text)
        again.save()
        start_comparison(
            actor, comparison_of(table).case, **_sides(table.prosecution, table.defense)
        )
        work_off(actor)
        assert Decision.objects.get().page_id == page.pk
        gone = ComparedPage.objects.filter(present=False).order_by("number")
        assert [row.number for row in gone] == [2, 3]


def test_a_run_that_was_killed_goes_on_where_it_was(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(comparing, "work_out", _killed)
        with pytest.raises(RuntimeError, match="killed"):
            laid_out(cast)
    with acting(cast.alice):
        assert PageMatch.objects.count() == 0  # the test's outer transaction went with it
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        organization = str(actor.organization_id)
        ComparedPage.objects.filter(status="altered").update(looked=False, status="")
        PageMatch.objects.update(looked=False)
        comparing.compare_pages(organization, str(table.comparison))
        assert comparison_of(table).state == Comparison.State.LOOKING
        work_off(actor)
        assert statuses(table) == ["altered", "given", "not_found"]
        assert comparison_of(table).state == Comparison.State.DONE


def test_what_the_images_say_of_a_doubtful_place_is_what_is_kept(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {Certainty.MISREAD: "given", Certainty.CHANGED: "altered"}
    for certainty, status in said.items():
        monkeypatch.setattr(
            looking, "differences_of", lambda *_, c=certainty: _all(differences(REPORT, CHANGED), c)
        )
        table = laid_out(cast, (REPORT,), (CHANGED,))
        with acting(cast.alice):
            assert statuses(table) == [status]


def test_text_of_another_page_on_the_same_sheet_is_no_difference() -> None:
    more = Span(len(LETTER), len(LETTER) + len(HIDDEN))
    found = [Difference(DifferenceKind.WORDS, Span(len(LETTER), len(LETTER)), more, "", HIDDEN)]
    assert looking.without_others(found, [HIDDEN]) == []
    assert looking.without_others(found, [REPORT]) == found


def test_a_second_scan_of_the_same_page_does_not_hide_what_the_copy_has_otherwise(
    cast: Cast,
) -> None:
    again = REPORT + "\nTyped at 9:10"
    table = laid_out(cast, (REPORT, again), (REPORT.replace("9:40", "9:10"),))
    with acting(cast.alice):
        assert statuses(table) == ["altered", "altered"]


def test_a_comparison_that_cannot_be_done_says_that_it_stopped(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        Comparison.objects.update(state=Comparison.State.LOOKING)
        give_up(organization=str(actor.organization_id), comparison=str(table.comparison))
        assert comparison_of(table).state == Comparison.State.FAILED


def _killed(*_: object) -> None:
    raise RuntimeError("killed")


def _all(found: list[Difference], certainty: Certainty) -> list[Difference]:
    return [replace(each, certainty=certainty) for each in found]


def _sides(prosecution: UUID, defense: UUID) -> dict[str, list[Source]]:
    return {
        "prosecution": [Source.objects.get(pk=prosecution)],
        "defense": [Source.objects.get(pk=defense)],
    }
