"""What a report says, independent of its form. Texts are in the language of whoever takes it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.disclosure.access import visible_decisions
from reopen.disclosure.models import Comparison, Decision, Finding, Kind, PageDifference, Sureness
from reopen.disclosure.outcome import Outcome, outcomes
from reopen.disclosure.queries import (
    Filters,
    Review,
    hard_to_read,
    narrowed,
    pages_of,
    review_of,
    sees_everything,
    sides_of,
    unread_pages,
    unreadable,
)
from reopen.disclosure.report import words
from reopen.documents.access import visible_documents
from reopen.documents.models import Document, Source
from reopen.lib.dates import in_words


@dataclass(frozen=True)
class Copy:
    """A page of the defense set, or several in a row."""

    document: str
    source: str
    first: int
    last: int

    def __str__(self) -> str:
        words = {"document": self.document, "source": self.source, "page": self.first}
        if self.first == self.last:
            return _("%(document)s, page %(page)d (%(source)s)") % words
        return _("%(document)s, pages %(page)d to %(last)d (%(source)s)") % (
            words | {"last": self.last}
        )


@dataclass(frozen=True)
class Line:
    """One page of the list. `differences` and `decided` are texts."""

    source: str
    document: str
    path: str
    page: int
    status: str
    status_words: str
    copies: tuple[Copy, ...]
    differences: tuple[str, ...]
    decided: tuple[str, ...]
    notes: tuple[str, ...]
    document_id: UUID


@dataclass(frozen=True)
class FileLine:
    """One file that took part."""

    side: str
    source: str
    path: str
    pages: int
    sha256: str
    came: str


@dataclass
class Content:
    """Everything a report holds."""

    title: str
    case: str
    organization: str
    made: str
    compared: str
    method: str
    settings: dict[str, object]
    sides: dict[str, list[str]]
    counts: dict[str, int]
    review: Review
    caveats: list[str]
    left_out: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    files: list[FileLine] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    @property
    def by_document(self) -> list[tuple[str, str, int, Counter[str]]]:
        """Source, document, pages, and pages by status, in the order of the file."""
        found: dict[UUID, tuple[str, str, Counter[str]]] = {}
        for line in self.lines:
            entry = found.setdefault(line.document_id, (line.source, line.document, Counter[str]()))
            entry[2][line.status] += 1
        return [
            (source, name, counted.total(), counted) for source, name, counted in found.values()
        ]


def content_of(actor: Actor, comparison: Comparison, filters: Filters) -> Content:
    """The report of this comparison as this actor may know it."""
    every = pages_of(actor, comparison, unseen=filters.unseen)
    wanted = narrowed(actor, comparison, every, filters)
    decisions = {} if filters.unseen else _decisions(actor, comparison)
    lines = [
        _line(found, decisions.get(found.page.pk, []))
        for found in outcomes(actor, comparison, wanted)
    ]
    sides = sides_of(comparison)
    people = Counter(who for each in decisions.values() for who in map(_who, each))
    return Content(
        title=_("Comparison of the prosecution's file with what the defense was given"),
        case=f"{comparison.case.number} {comparison.case.title}",
        organization=actor.organization.name,
        made=_moment(timezone.now()),
        compared=_moment(comparison.finished_at) if comparison.finished_at else "",
        method=comparison.method,
        settings=dict(comparison.settings),
        sides={side: [_source(source) for source in each] for side, each in sides.items()},
        counts=_counts(lines),
        review=review_of(actor, comparison),
        caveats=words.caveats(walled=not sees_everything(actor), narrowed=filters != Filters()),
        left_out=[
            *_hard(actor, sides["defense"]),
            *_left_out(actor, [*sides["prosecution"], *sides["defense"]]),
        ],
        lines=lines,
        files=_files(actor, sides),
        people=[f"{who} ({number})" for who, number in sorted(people.items())],
    )


def _counts(lines: Iterable[Line]) -> dict[str, int]:
    counted = Counter(line.status for line in lines)
    return {status: counted.get(status, 0) for status in Finding.values}


def _decisions(actor: Actor, comparison: Comparison) -> dict[UUID, list[Decision]]:
    standing = visible_decisions(actor).filter(page__comparison=comparison, undone_at=None)
    found: dict[UUID, list[Decision]] = {}
    for decision in standing.select_related("by__user").order_by("second", "at"):
        found.setdefault(decision.page_id, []).append(decision)
    return found


def _line(found: Outcome, decisions: list[Decision]) -> Line:
    page = found.page
    return Line(
        page.document.source.name,
        page.document.name,
        page.document.path,
        page.number,
        found.status,
        str(Finding(found.status).label) if found.status else _("Waiting"),
        tuple(_copies(found)),
        _differing(found),
        tuple(_decision(each) for each in decisions),
        tuple(each.note for each in decisions if each.note),
        page.document_id,
    )


def _copies(found: Outcome) -> Iterator[Copy]:
    for page in (*found.chosen, *(match.right for match in found.matches[:3])):
        yield Copy(page.document.name, page.document.source.name, page.number, page.number)


def _hard(actor: Actor, defense: list[Source]) -> list[str]:
    """The defense's pages on which little could be read, in sentences."""
    return [
        _("Hardly readable in the defense set, so that what it says may not be found: %(page)s.")
        % {"page": Copy(page.document.name, page.document.source.name, page.number, page.number)}
        for page in hard_to_read(actor, defense)
    ]


def _left_out(actor: Actor, sources: list[Source]) -> list[str]:
    """What of these sources was not compared, in sentences."""
    found = [
        _("Not compared, because it could not be read: %(path)s (%(source)s).")
        % {"path": document.path, "source": document.source.name}
        for document in unreadable(actor, sources)
    ]
    waiting = unread_pages(actor, sources)
    if waiting:
        found.append(
            ngettext(
                "%(n)d page was still being read and is not compared.",
                "%(n)d pages were still being read and are not compared.",
                waiting,
            )
            % {"n": waiting}
        )
    return found


def _differing(found: Outcome) -> tuple[str, ...]:
    """What differs; of a page that was given only how many places a person may look at."""
    if found.status != Finding.GIVEN or not found.differences:
        return tuple(_difference(each) for each in found.differences)
    number = len(found.differences)
    told = ngettext(
        "%(n)d place was read differently: look at both images",
        "%(n)d places were read differently: look at both images",
        number,
    )
    return (told % {"n": number},)


def _difference(each: PageDifference) -> str:
    words = {
        "kind": Kind(each.kind).label,
        "left": " ".join(each.left_text.split()),
        "right": " ".join(each.right_text.split()),
    }
    if each.covers_right:
        told = _("%(kind)s: “%(left)s” is covered on the copy") % words
    elif each.covers_left:
        told = _("%(kind)s: “%(right)s” of the copy is covered here") % words
    else:
        told = _("%(kind)s: “%(left)s” / “%(right)s”") % words
    return told if each.certainty == Sureness.CHANGED else f"{told} ({_('look at both images')})"


def _decision(decision: Decision) -> str:
    told = f"{decision.get_status_display()}, {_who(decision)}, {_moment(decision.at)}"
    return f"{told} ({_('second reviewer')})" if decision.second else told


def _who(decision: Decision) -> str:
    user = decision.by.user
    return str(user.get_full_name() or user.email)


def _source(source: Source) -> str:
    given = in_words(source.given_on, get_language() or "en") if source.given_on else ""
    facts = [part for part in (source.given_by, given, source.how) if part]
    return f"{source.name} ({', '.join(facts)})" if facts else source.name


def _files(actor: Actor, sides: dict[str, list[Source]]) -> list[FileLine]:
    found = []
    for side, sources in sides.items():
        documents = visible_documents(actor).filter(source__in=sources, page_count__gt=0)
        ordered = documents.select_related("source", "original").order_by("source__name", "path")
        found += [_file(side, document) for document in ordered]
    return found


def _file(side: str, document: Document) -> FileLine:
    return FileLine(
        words.side(side),
        document.source.name,
        document.path,
        document.page_count,
        document.original.sha256,
        date_format(timezone.localtime(document.added_at), "SHORT_DATE_FORMAT"),
    )


def _moment(moment: object) -> str:
    local = timezone.localtime(moment)  # type: ignore[arg-type]
    return f"{date_format(local, 'DATETIME_FORMAT')} ({local:%Z})"
