"""The whole file of the prosecution's side as a strip: a cell for each page, by document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from reopen.disclosure.models import Finding
from reopen.disclosure.queries import PageRows

#: What stands in a cell. A letter, a pattern and a colour say the same.
LETTERS = {
    Finding.GIVEN: "G",
    Finding.ALTERED: "A",
    Finding.PARTIAL: "P",
    Finding.NOT_FOUND: "N",
    Finding.UNDECIDED: "?",
    "": "·",
}


@dataclass(frozen=True)
class Cell:
    """One page. `out`: the filters leave it out. `mark` says whether people decided."""

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


def groups_of(
    pages: PageRows, url_of: Callable[[UUID], str], kept: set[UUID] | None
) -> list[Group]:
    """The strip of these pages, in their order; pages not in `kept` are dimmed."""
    groups: list[Group] = []
    rows = pages.values_list(
        "pk", "number", "shown", "first", "second", "disputed", "document_id",
        "document__title", "document__path", "document__source__name",
    )  # fmt: skip
    for pk, number, shown, first, second, disputed, document, title, path, source in rows:
        if not groups or groups[-1].document != document:
            groups.append(Group(title or path.rsplit("/", 1)[-1], source, document))
        words = Finding(shown).label if shown else _("Waiting")
        decided = bool(first or second)
        label = _("Page %(number)d: %(status)s") % {"number": number, "status": words}
        if disputed:
            label = _("%(page)s; reviewers differ") % {"page": label}
        elif decided:
            label = _("%(page)s; decided by a person") % {"page": label}
        groups[-1].cells.append(
            Cell(
                url_of(pk), number, shown or "waiting", LETTERS[shown], label, decided,
                disputed, kept is not None and pk not in kept,
            )
        )  # fmt: skip
    return groups


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
