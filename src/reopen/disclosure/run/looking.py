"""Where copies differ: first by their texts, then on their images. A few pages at a time."""

from io import BytesIO
from uuid import UUID

from django.db.models import F
from PIL import Image
from rapidfuzz import fuzz

from reopen.disclosure.models import ComparedPage, Comparison, PageDifference, PageMatch
from reopen.disclosure.run.settling import FOUND, as_found, copies_of, finish_if_done, settle_page
from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Page
from reopen.documents.pictures import RenderError, picture_of
from reopen.documents.storage import file_store
from reopen.kernel.scope import current_scope
from reopen.lib.compare import Difference, differences, same_place
from reopen.lib.compare.images import PageView, look

_ALIKE = 80.0  # of 100: how close text must be to another page's to be taken for it
_SHARING = 4  # pages on one sheet that are looked at


def look_at_pages(organization: str, comparison: str, pages: list[str]) -> None:
    """Search the copies of these pages for differences, and say what became of each page."""
    for page in pages:
        with at_work(organization) as actor:
            _look_at_page(UUID(page))
            row = Comparison.objects.select_for_update().get(pk=UUID(comparison))
            row.pages_done = F("pages_done") + 1
            row.save(update_fields=["pages_done"])
            finish_if_done(actor, row)


def _look_at_page(pk: UUID) -> None:
    row = ComparedPage.objects.filter(pk=pk, looked=False).select_for_update().first()
    if row is None:
        return  # done by the run that was killed
    copies = copies_of(row, row.matches.select_related("right"))
    for match in copies:
        if not match.looked:
            differing = differences_of(row, match.right)
            _keep(match, without_others(differing, _texts_beside(row, match.right)))
    found: dict[UUID, list[Difference]] = {}
    for kept in PageDifference.objects.filter(match__in=copies):
        found.setdefault(kept.match_id, []).append(as_found(kept))
    settle_page(row, copies, found)
    for match in copies:
        match.looked = True
        match.save(update_fields=["looked", "status"])
    row.looked = True
    row.save(update_fields=["looked", "status"])


def differences_of(left: ComparedPage, right: ComparedPage) -> list[Difference]:
    """What differs between two pages, looked at on their images where only those can tell."""
    one, two = _page_of(left), _page_of(right)
    if one is None or two is None:
        return []
    digital = Page.Origin.OCR not in (one.origin, two.origin)
    found = differences(one.page_text.text, two.page_text.text, digital=digital)
    if digital or not found:
        return found
    left_view, right_view = _view(one), _view(two)
    if left_view is None or right_view is None:
        return found
    return look(left_view, right_view, found)


def without_others(found: list[Difference], others: list[str]) -> list[Difference]:
    """The differences without text that is there because other pages share the sheet."""
    return [
        each
        for each in found
        if not any(_is_of(each.right_text, other) for other in others if each.right_text.strip())
    ]


def _is_of(text: str, other: str) -> bool:
    words, all_words = text.casefold(), other.casefold()
    return fuzz.partial_ratio(" ".join(words.split()), " ".join(all_words.split())) >= _ALIKE


def _texts_beside(left: ComparedPage, right: ComparedPage) -> list[str]:
    """The texts of other pages of the same side that stand on the same sheet, beside this one.

    Another scan of this very page does not: it stands in the same place.
    """
    others = ComparedPage.objects.filter(
        matches__right=right, matches__rank=1, matches__judged__in=FOUND
    ).exclude(pk=left.pk)
    here, sheet, *texts = (
        page.page_text.text if (page := _page_of(row)) else ""
        for row in (left, right, *others[:_SHARING])
    )
    return [text for text in texts if text and not same_place(here, text, sheet)]


def _page_of(row: ComparedPage) -> Page | None:
    pages = Page.objects.select_related("document__original")
    return pages.filter(document=row.document_id, number=row.number).first()


def _view(page: Page) -> PageView | None:
    """The page's picture with its words; nothing where no picture can be drawn."""
    try:
        data = file_store().bytes_of(picture_of(page))
    except RenderError:
        return None
    with Image.open(BytesIO(data)) as picture:
        return PageView(picture.convert("L"), page.page_text)


def _keep(match: PageMatch, found: list[Difference]) -> None:
    match.differences.all().delete()
    PageDifference.objects.bulk_create(
        PageDifference(
            organization_id=current_scope().organization_id,
            match=match,
            kind=each.kind.value,
            certainty=each.certainty.value,
            left_start=each.left.start,
            left_end=each.left.end,
            right_start=each.right.start,
            right_end=each.right.end,
            left_text=each.left_text,
            right_text=each.right_text,
        )
        for each in found
    )
