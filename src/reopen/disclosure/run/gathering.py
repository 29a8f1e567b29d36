"""Which pages take part, with their texts, and which of them were not compared as they now read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from reopen.disclosure.models import ComparedPage, Comparison
from reopen.disclosure.models.comparison import Side
from reopen.documents.models import Page
from reopen.kernel.scope import current_scope
from reopen.lib.compare import METHOD_VERSION
from reopen.lib.compare.contract import Sheet
from reopen.lib.reading.words import PageText

_AT_ONCE = 1000
Place = tuple[UUID, int]


@dataclass
class Sheets:
    """Both sides as the comparison takes them; keys are those of `ComparedPage`.

    `digests` are of the method and the texts as they now are, `new` the pages that were not
    compared like that: a newer method compares everything anew.
    """

    prosecution: list[Sheet] = field(default_factory=list)
    defense: list[Sheet] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        return len(self.digests)


def gather(comparison: Comparison) -> Sheets:
    """Bring the rows of both sides up to date with the files, and give their texts."""
    sides: dict[UUID, str] = dict(comparison.sources.values_list("source_id", "side"))
    rows: dict[Place, ComparedPage] = {
        (row.document_id, row.number): row for row in comparison.pages.all()
    }
    sheets, made, changed, seen = Sheets(), [], [], set()
    for found in _pages(sides):
        place: Place = (found["document_id"], found["number"])
        side = sides[found["document__source_id"]]
        seen.add(place)
        row = rows.get(place)
        if row is None:
            row = _new(comparison, place, side)
            made.append(row)
        elif row.side != side or not row.present:
            row.side, row.present, row.digest = side, True, ""
            changed.append(row)
        _take(sheets, row, found)
    for place, row in rows.items():
        if place not in seen and row.present:
            row.present = False
            changed.append(row)
    ComparedPage.objects.bulk_create(made, batch_size=_AT_ONCE)
    ComparedPage.objects.bulk_update(changed, ["side", "present", "digest"], batch_size=_AT_ONCE)
    return sheets


def _pages(sides: dict[UUID, str]) -> Iterator[Any]:
    """The pages that are read, document by document."""
    pages = Page.objects.filter(document__source__in=list(sides), state=Page.State.DONE)
    ordered = pages.order_by("document__source__name", "document__path", "document_id", "number")
    return ordered.values(
        "document_id", "number", "words", "origin", "confidence", "document__source_id"
    ).iterator(chunk_size=_AT_ONCE)


def _new(comparison: Comparison, place: Place, side: str) -> ComparedPage:
    return ComparedPage(
        organization_id=current_scope().organization_id,
        comparison=comparison,
        document_id=place[0],
        number=place[1],
        side=side,
    )


def _take(sheets: Sheets, row: ComparedPage, found: Any) -> None:
    text = PageText.unpack(bytes(found["words"])).text if found["words"] else ""
    read_by_ocr = found["origin"] == Page.Origin.OCR
    key = str(row.pk)
    sheet = Sheet(
        key,
        str(row.document_id),
        row.number,
        text,
        found["confidence"] / 100 if read_by_ocr else 1.0,
    )
    digest = hashlib.sha256(f"{METHOD_VERSION}\n{text}".encode()).hexdigest()
    sheets.digests[key] = digest
    if row.digest != digest:
        sheets.new.add(key)
    (sheets.prosecution if row.side == Side.PROSECUTION else sheets.defense).append(sheet)
