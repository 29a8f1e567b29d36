"""The whole file of the prosecution's side as a strip.

A cell for each page, by document. Of a long file the cells of one part are shown, below lines that
show all of it, a hair for each page; each line leads to its part.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from reopen.disclosure.board import Leaf, Paper
from reopen.disclosure.models import Finding

#: What stands in a cell. A letter, a pattern and a colour say the same.
LETTERS = {
    Finding.GIVEN: "G",
    Finding.ALTERED: "A",
    Finding.PARTIAL: "P",
    Finding.NOT_FOUND: "N",
    Finding.UNDECIDED: "?",
    "": "·",
}
#: Pages whose cells are shown at once, and pages in a line of the overview.
PART = 500


@dataclass(frozen=True)
class Cell:
    """One page. `out`: the filters leave it out."""

    url: str
    number: int
    status: str
    letter: str
    label: str
    decided: bool
    disputed: bool
    out: bool


@dataclass
class Group:
    """The pages of one document."""

    name: str
    source: str
    document: UUID
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A part of a long file in one line. `runs` are SVG paths by status, a unit for each page."""

    part: int
    pages: int
    label: str
    runs: list[tuple[str, str]]


def groups_of(
    leaves: Sequence[Leaf],
    papers: Mapping[UUID, Paper],
    url_of: Callable[[UUID], str],
    kept: Collection[UUID] | None,
) -> list[Group]:
    """The cells of these pages, in their order; pages not in `kept` are dimmed."""
    groups = []
    for document, found in groupby(leaves, key=lambda leaf: leaf.document):
        paper = papers[document]
        cells = [
            _cell(leaf, url_of(leaf.pk), out=kept is not None and leaf.pk not in kept)
            for leaf in found
        ]
        groups.append(Group(paper.name, paper.source, document, cells))
    return groups


def lines_of(leaves: Sequence[Leaf], kept: Collection[UUID] | None) -> list[Line]:
    """A long file line by line; pages not in `kept` stay blank. Nothing for a short file."""
    if len(leaves) <= PART:
        return []
    return [
        _line(start, leaves[start : start + PART], kept) for start in range(0, len(leaves), PART)
    ]


def _cell(leaf: Leaf, url: str, *, out: bool) -> Cell:
    words = Finding(leaf.shown).label if leaf.shown else _("Waiting")
    label = _("Page %(number)d: %(status)s") % {"number": leaf.number, "status": words}
    if leaf.disputed:
        label = _("%(page)s; reviewers differ") % {"page": label}
    elif leaf.decided:
        label = _("%(page)s; decided by a person") % {"page": label}
    status, letter = leaf.shown or "waiting", LETTERS[leaf.shown]
    return Cell(url, leaf.number, status, letter, label, leaf.decided, leaf.disputed, out)


def _line(start: int, leaves: Sequence[Leaf], kept: Collection[UUID] | None) -> Line:
    said = ["" if kept is not None and leaf.pk not in kept else leaf.shown for leaf in leaves]
    paths: dict[str, list[str]] = {}
    at = 0
    for status, run in groupby(said):
        length = len(list(run))
        if status:
            paths.setdefault(status, []).append(f"M{at} 0h{length}v1h-{length}z")
        at += length
    counted = Counter(said)
    parts = [f"{Finding(status).label} {counted[status]}" for status in paths]
    span = {"first": start + 1, "last": start + len(leaves), "counts": ", ".join(parts)}
    label = _("Pages %(first)d to %(last)d: %(counts)s") % span
    runs = [(status, "".join(each)) for status, each in paths.items()]
    return Line(start // PART + 1, len(leaves), label, runs)


@dataclass(frozen=True)
class Key:
    """A line of the legend: what a cell means, how many there are, and the filter for them."""

    status: str
    letter: str
    label: str
    count: int
    query: str
    current: bool


def legend_of(counts: Mapping[str, int], parameters: QueryDict) -> list[Key]:
    """The legend of the strip, with counts; a click narrows to one status, another ends it."""
    keys = []
    for status in Finding:
        query = parameters.copy()
        current = query.get("status") == status.value
        query.pop("page", None)
        query["status"] = "" if current else status.value
        label = str(status.label)
        keys.append(
            Key(status.value, LETTERS[status], label, counts[status], query.urlencode(), current)
        )
    if counts["waiting"]:
        keys.append(Key("waiting", LETTERS[""], _("Waiting"), counts["waiting"], "", current=False))
    return keys
