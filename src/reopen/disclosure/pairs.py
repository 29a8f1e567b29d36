"""A page beside another: drawings with boxes, texts in rows with marks, and what differs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reopen.disclosure.crops import Crop, crops_of
from reopen.disclosure.models import ComparedPage, Kind, PageMatch, Sureness
from reopen.disclosure.run.settling import as_found
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.documents.sheet import Marked, Sheet, marks_of, sheet_of
from reopen.lib.compare import Certainty, Difference, Span, differences
from reopen.lib.compare.rows import Piece, pieces_of, rows_of
from reopen.lib.reading.spots import Spot, spots_of
from reopen.lib.reading.words import PageText

_LIVE_FROM = 0.1  # probability from which texts that nobody looked at yet are told apart


@dataclass(frozen=True)
class Numbered:
    """A difference with the number it bears in texts and on images, and both cut out of these."""

    number: int
    kind: str
    certainty: str
    left: str
    right: str
    left_span: Span
    right_span: Span
    crops: tuple[Crop | None, Crop | None] = (None, None)

    @property
    def covers_left(self) -> bool:
        """Whether a redaction covers here what the other page says; what is read there is ink."""
        return self.kind == Kind.REDACTION and len(self.left) < len(self.right)

    @property
    def covers_right(self) -> bool:
        """The same of the other page."""
        return self.kind == Kind.REDACTION and len(self.right) <= len(self.left)


Placed = tuple[Numbered, list[Spot]]


@dataclass(frozen=True)
class TwoSides:
    """One row of the two texts."""

    left: list[Piece]
    right: list[Piece]


@dataclass(frozen=True)
class Drawn:
    """A page's drawing with its boxes; no page when it is being read again."""

    page: Page | None
    sheet: Sheet | None
    marks: list[Marked]


@dataclass(frozen=True)
class Pair:
    """Everything the pair screen draws."""

    left: Drawn
    right: Drawn | None
    rows: list[TwoSides]
    differences: list[Numbered] = field(default_factory=list)

    @property
    def misread(self) -> int:
        """How many places read differently and look the same."""
        return sum(each.certainty == Sureness.MISREAD for each in self.differences)


def pair_of(page: ComparedPage, right: ComparedPage | None, match: PageMatch | None) -> Pair:
    """The page beside that one, or alone. `match` is what is known of the two, if anything."""
    left = page_of(page)
    if right is None:
        return Pair(_drawn(left, []), None, _alone(left))
    other = page_of(right)
    found = _numbered(_found(match, left, other))
    shown = [each for each in found if each.certainty != Sureness.MISREAD]
    lefts = [(each, _spots_on(left, each.left_span)) for each in shown]
    rights = [(each, _spots_on(other, each.right_span)) for each in shown]
    return Pair(
        _drawn(left, lefts),
        _drawn(other, rights),
        _rows(left, other, shown),
        [*_cut_out(left, other, lefts, rights), *(each for each in found if each not in shown)],
    )


def _cut_out(
    left: Page | None, right: Page | None, lefts: list[Placed], rights: list[Placed]
) -> list[Numbered]:
    """The differences with their places cut out of both images."""
    return [
        replace(each, crops=crops_of(left, one, right, two))
        for (each, one), (_, two) in zip(lefts, rights, strict=True)
    ]


def page_of(row: ComparedPage) -> Page | None:
    """The page as it now is, with its document."""
    pages = Page.objects.select_related("document__case", "document__source")
    return pages.filter(document=row.document_id, number=row.number).first()


def _found(match: PageMatch | None, left: Page | None, right: Page | None) -> Iterable[Difference]:
    """What was found and kept; texts of doubtful pairs are told apart here and now."""
    if match is not None and match.looked:
        return [as_found(row) for row in match.differences.all()]
    unlike = match is not None and match.probability < _LIVE_FROM
    if left is None or right is None or unlike:
        return []
    return differences(left.page_text.text, right.page_text.text)


def _numbered(found: Iterable[Difference]) -> list[Numbered]:
    ordered = sorted(found, key=lambda each: (each.certainty is Certainty.MISREAD, each.left.start))
    return [
        Numbered(
            number, each.kind.value, each.certainty.value,
            each.left_text, each.right_text, each.left, each.right,
        )
        for number, each in enumerate(ordered, start=1)
    ]  # fmt: skip


def _drawn(page: Page | None, places: list[Placed]) -> Drawn:
    if page is None:
        return Drawn(None, None, [])
    marks = [
        Mark(
            spot, str(each.number), look=f"diff-{each.certainty}", url=f"#difference-{each.number}"
        )
        for each, spots in places
        for spot in spots
    ]
    panel = Panel("disclosure", "", marks=tuple(marks))
    return Drawn(page, sheet_of(page, "", 0), marks_of(page, [panel]))


def _spots_on(page: Page | None, span: Span) -> list[Spot]:
    return _spots(page.page_text, span) if page is not None else []


def _spots(text: PageText, span: Span) -> list[Spot]:
    """Where a difference stands; a thin bar where words are missing."""
    if span.start < span.end:
        return spots_of(text, span.start, span.end)
    before = text.text[: span.start].rstrip()
    if before:
        last = spots_of(text, len(before) - 1, len(before))[-1:]
        return [Spot(spot.x1, spot.y0, min(spot.x1 + 0.004, 1), spot.y1) for spot in last]
    first = spots_of(text, 0, len(text.text.lstrip()) and 1)[:1]
    return [Spot(max(spot.x0 - 0.004, 0), spot.y0, spot.x0, spot.y1) for spot in first]


def _rows(left: Page | None, right: Page | None, found: list[Numbered]) -> list[TwoSides]:
    if left is None or right is None:
        return _alone(left)
    one, two = left.page_text.text, right.page_text.text
    lefts = [(each.number, each.left_span) for each in found]
    rights = [(each.number, each.right_span) for each in found]
    return [
        TwoSides(pieces_of(one, row.left, lefts), pieces_of(two, row.right, rights))
        for row in rows_of(one, two)
    ]


def _alone(page: Page | None) -> list[TwoSides]:
    text = page.page_text.text if page else ""
    return [TwoSides([Piece(line)], []) for line in text.split("\n") if line.strip()]
