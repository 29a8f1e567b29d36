"""Reads of the room: everybody the actor can see in the file, and where."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_pages
from reopen.documents.models import Page
from reopen.figures.access import partly_hidden, visible_figures, visible_found_names
from reopen.figures.looking import new_pages
from reopen.figures.models import Figure, FoundName
from reopen.lib.mentions import HER_TITLES, best_written
from reopen.lib.names import PersonName, fold

Key = tuple[str, str]
_AROUND = 90  # letters before and after a name in its passage


@dataclass(frozen=True)
class Written:
    """One way of writing, as the actor can see it."""

    key: str
    label: str
    mentions: int


@dataclass(frozen=True)
class Entry:
    """Somebody in the file: a figure that a person named, or a name that only the machine found.

    `figure` is empty for the latter. Where a name of the figure stands on a page that the actor
    does not see (`partly`), `label` is the best of what she sees and nothing else is told of it.
    """

    kind: str
    label: str
    written: tuple[Written, ...]
    mentions: int
    pages: int
    titles: tuple[str, ...] = ()
    figure: Figure | None = None
    partly: bool = False

    @property
    def key(self) -> str:
        """The key of the name, or of the figure's most frequent one."""
        return self.written[0].key

    @property
    def keys(self) -> set[Key]:
        """All its ways of writing."""
        return {(self.kind, one.key) for one in self.written}

    @property
    def token(self) -> str:
        """How a form names a way of writing: "person:dolores kemp"."""
        return f"{self.kind}:{self.key}"

    @property
    def names(self) -> list[str]:
        """What to compare with other entries."""
        shown = [one.label for one in self.written]
        return shown if self.partly or self.figure is None else [self.label, *shown]


@dataclass
class _Gathered:
    labels: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    titles: Counter[str] = field(default_factory=Counter)


def cast_of(actor: Actor, case: Case) -> list[Entry]:
    """Everybody in the pages that the actor sees, the most often named first."""
    found = visible_found_names(actor).filter(case=case)
    who = Coalesce("figure__top", "figure")
    rows = found.order_by().values_list("kind", "key", "name", "title", who).annotate(n=Count("pk"))
    gathered: dict[tuple[str, str | UUID], _Gathered] = defaultdict(_Gathered)
    for kind, key, name, title, figure, count in rows:
        one = gathered[kind, figure or key]
        one.labels[key][name] += count
        if title:
            one.titles[title] += count
    pages = _pages(found)
    figures = {figure.pk: figure for figure in visible_figures(actor).filter(case=case)}
    hidden = partly_hidden(actor, case)
    entries = []
    for (kind, who_or_key), one in gathered.items():
        if isinstance(who_or_key, UUID):
            named, shown = figures.get(who_or_key), pages.get(who_or_key, 0)
            entries.append(_entry(kind, one, shown, named, who_or_key in hidden))
        else:
            entries.append(_entry(kind, one, pages.get((kind, who_or_key), 0), None, False))
    return sorted(entries, key=lambda entry: (-entry.mentions, fold(entry.label)))


def _pages(found: "QuerySet[FoundName]") -> dict[object, int]:
    """On how many pages each figure and each name without one stands."""
    named = found.filter(figure__isnull=False).order_by()
    who = Coalesce("figure__top", "figure")
    rows = named.annotate(who=who).values_list("who").annotate(n=Count("page", distinct=True))
    counted: dict[object, int] = dict(rows)
    loose = found.filter(figure=None).order_by().values_list("kind", "key")
    for kind, key, count in loose.annotate(n=Count("page", distinct=True)):
        counted[kind, key] = count
    return counted


def _entry(kind: str, one: _Gathered, pages: int, figure: Figure | None, hidden: bool) -> Entry:
    written = sorted(
        (
            Written(key, _label(key, names, one.titles), names.total())
            for key, names in one.labels.items()
        ),
        key=lambda row: (-row.mentions, row.label),
    )
    label = figure.name if figure and not hidden else fullest(row.label for row in written)
    titles: dict[str, str] = {}
    for title, _count in one.titles.most_common():
        titles.setdefault(fold(title), title)
    total, shown = sum(row.mentions for row in written), tuple(titles.values())[:3]
    return Entry(kind, label, tuple(written), total, pages, shown, figure, hidden)


def _label(key: str, names: Counter[str], titles: Counter[str]) -> str:
    """A name as written; with its title where it is filed by it ("Mrs. Odell")."""
    label = best_written(names)
    if not key.startswith("mrs "):
        return label
    hers = (title for title, _count in titles.most_common() if fold(title) in HER_TITLES)
    return f"{next(hers, 'Mrs.')} {label}"


def fullest(names: Iterable[str]) -> str:
    """The name that says most: most parts, then the longest."""

    def said(name: str) -> tuple[int, int, str]:
        parsed = PersonName.parse(name)
        parts = (parsed.given, parsed.middle, parsed.family)
        whole = sum(len(part.strip(".")) > 1 for part in parts)
        return whole, len(name), name

    return max(names, key=said)


def entry_of_figure(actor: Actor, case: Case, figure: Figure) -> Entry | None:
    """The entry of a figure, or None where the actor sees none of its names."""
    top = figure.top_id or figure.pk
    return next((e for e in cast_of(actor, case) if e.figure and e.figure.pk == top), None)


def entry_of_name(actor: Actor, case: Case, kind: str, key: str) -> Entry | None:
    """The entry that names written so belong to, or None where she sees none."""
    keyed = [entry for entry in cast_of(actor, case) if (kind, key) in entry.keys]
    return next((entry for entry in keyed if entry.figure is None), keyed[0] if keyed else None)


def names_of(actor: Actor, case: Case, entry: Entry) -> "QuerySet[FoundName]":
    """Every place where somebody is named, in the order of the file."""
    found = visible_found_names(actor).filter(case=case, kind=entry.kind)
    if entry.figure is None:
        found = found.filter(figure=None, key=entry.key)
    else:
        found = found.filter(Q(figure=entry.figure) | Q(figure__top=entry.figure))
    return found.select_related("page__document__source").order_by(
        "page__document__source__name", "page__document__path", "page__document_id",
        "page__number", "start",
    )  # fmt: skip


def names_on(actor: Actor, page: Page) -> "QuerySet[FoundName]":
    """The names on a page, in the order of its text."""
    found = visible_found_names(actor).filter(page=page)
    return found.select_related("figure__top").order_by("start")


@dataclass(frozen=True)
class Passage:
    """A name with the words around it."""

    found: FoundName
    before: str
    words: str
    after: str


def passages(names: Iterable[FoundName]) -> list[Passage]:
    """The names with the words around each, as read."""
    return [_passage(found) for found in names]


def _passage(found: FoundName) -> Passage:
    text = found.page.page_text.text
    before, after = text[: found.start][-_AROUND:], text[found.end :][:_AROUND]
    if len(before) < found.start:
        before = before.partition(" ")[2]  # no word is cut
    if found.end + len(after) < len(text):
        after = after.rpartition(" ")[0]
    words = text[found.start : found.end]
    return Passage(found, *(" ".join(part.split()) for part in (before, words, after)))


def not_looked_through(actor: Actor, case: Case) -> int:
    """How many read pages that the actor sees wait to be looked through."""
    return new_pages(visible_pages(actor).filter(document__case=case)).count()


def people_of_case(case: Case) -> list[tuple[str, str]]:
    """Who takes part in the case, as choices."""
    rows = case.participants.select_related("person").order_by(F("person__sort_key"))
    return list({str(row.person_id): row.person.name for row in rows}.items())
