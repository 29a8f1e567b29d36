"""Reads for the ledger: who had which paper when, and what was held when the defense asked."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.disclosure.access import (
    visible_answers,
    visible_compared_pages,
    visible_defense_requests,
    visible_traces,
)
from reopen.disclosure.models import (
    Comparison,
    DefenseRequest,
    Finding,
    RequestAnswer,
    Trace,
)
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.models.trace import Holder
from reopen.disclosure.queries import comparisons_of, pages_of
from reopen.documents.access import visible_documents
from reopen.documents.models import Document, Page
from reopen.lib.references import Asking, asking_of, date_in_head

_STATE = (Holder.LABORATORY, Holder.POLICE, Holder.PROSECUTION)
_HEAD = 900  # letters of a first page that are looked at
_PROPOSED = 40
#: The stronger sign goes first where neither has a date.
_STRONGEST = ("person", "stamp", "file", "letterhead", "copy", "named")
_WEIGHT = {why: weight for weight, why in enumerate(_STRONGEST)}


@dataclass(frozen=True)
class Line:
    """A paper with its earliest sign by holder, in the order of `Holder`."""

    item: Document
    cells: list[tuple[str, Trace | None]]


@dataclass(frozen=True)
class Asked:
    """A request, its answers, and the papers that bear a date up to that day, by status."""

    request: DefenseRequest
    answers: list[RequestAnswer]
    held: list[tuple[Document, Trace, str]] = field(default_factory=list)

    @property
    def not_found(self) -> int:
        """How many of the papers that were there are not in the defense set."""
        return sum(status == Finding.NOT_FOUND for _, _, status in self.held)


@dataclass(frozen=True)
class Proposed:
    """A paper that looks like a request or an answer. `date` is that at its head, ISO or empty."""

    document: Document
    asking: Asking
    date: str


def items_of(actor: Actor, case: Case, *, q: str = "", without: str = "") -> "QuerySet[Document]":
    """The papers of the prosecution's side that were compared, as far as the actor sees them.

    `without`: only those of which this holder shows no sign.
    """
    compared = visible_compared_pages(actor).filter(
        comparison__case=case, side=Side.PROSECUTION, present=True, document=OuterRef("pk")
    )
    found = visible_documents(actor).filter(Exists(compared), case=case)
    if q.strip():
        found = found.filter(Q(path__icontains=q.strip()) | Q(title__icontains=q.strip()))
    if without in Holder.values:
        signs = visible_traces(actor).filter(item=OuterRef("pk"), holder=without, struck_at=None)
        found = found.filter(~Exists(signs))
    return found.select_related("source").order_by("source__name", "path")


def lines_of(actor: Actor, items: list[Document]) -> list[Line]:
    """The ledger's lines for these papers."""
    signs: dict[UUID, list[Trace]] = {}
    standing = visible_traces(actor).filter(item__in=items, struck_at=None)
    for trace in standing.select_related("document__source"):
        signs.setdefault(trace.item_id, []).append(trace)
    return [
        Line(
            item,
            [(str(holder), earliest(signs.get(item.pk, []), holder)) for holder in Holder.values],
        )
        for item in items
    ]


def earliest(signs: list[Trace], holder: str) -> Trace | None:
    """The first sign of a holder: the earliest date, and where none has one the strongest sign.

    That a paper is named says less than that it is there: it counts only where nothing else does.
    """
    mine = [trace for trace in signs if trace.holder == holder]
    firm = [trace for trace in mine if trace.why != Trace.Why.NAMED] or mine
    return min(firm, key=_order) if firm else None


def _order(trace: Trace) -> tuple[bool, date, int]:
    day = trace.date.earliest
    return day is None, day or date.max, _WEIGHT[trace.why]


def requests_of(actor: Actor, case: Case) -> list[Asked]:
    """What the defense asked for, by date, with answers and what bore an earlier date."""
    found = visible_defense_requests(actor).filter(case=case, struck_at=None)
    answers: dict[UUID, list[RequestAnswer]] = {}
    for answer in visible_answers(actor).filter(request__in=found).select_related("document"):
        answers.setdefault(answer.request_id, []).append(answer)
    rows = sorted(found.select_related("document"), key=lambda row: row.date.latest or date.max)
    firsts = _first_dates(actor, case)
    status = _status_by_document(actor, comparisons_of(actor, case).first())
    return [Asked(row, answers.get(row.pk, []), _held(row, firsts, status)) for row in rows]


def proposed(actor: Actor, case: Case) -> list[Proposed]:
    """Papers whose heading is that of a request or an answer, and that nobody has noted yet."""
    noted = set(
        visible_defense_requests(actor).filter(case=case).values_list("document_id", flat=True)
    ) | set(visible_answers(actor).filter(request__case=case).values_list("document_id", flat=True))
    mine = visible_documents(actor).filter(case=case).exclude(pk__in=noted - {None})
    heads = Page.objects.filter(document__in=mine, number=1, state=Page.State.DONE)
    found = {}
    for document, head in heads.values_list("document_id", Left("text", _HEAD)):
        asking = asking_of(head)
        if asking is not None:
            found[document] = asking, date_in_head(head)
    rows = visible_documents(actor).filter(pk__in=found).select_related("source")
    papers = [Proposed(row, *found[row.pk]) for row in rows.order_by("source__name", "path")]
    return sorted(papers, key=lambda paper: paper.date or "9")[:_PROPOSED]


def _first_dates(actor: Actor, case: Case) -> list[tuple[date, Document, Trace]]:
    """Each paper with the first day on which a sign shows it with the state."""
    first: dict[UUID, tuple[date, Document, Trace]] = {}
    signs = visible_traces(actor).filter(case=case, struck_at=None, holder__in=_STATE)
    for trace in signs.exclude(why=Trace.Why.NAMED).select_related("item__source"):
        day = trace.date.latest
        known = first.get(trace.item_id)
        if day is not None and (known is None or day < known[0]):
            first[trace.item_id] = (day, trace.item, trace)
    return sorted(first.values(), key=lambda entry: entry[0])


def _held(
    request: DefenseRequest,
    firsts: list[tuple[date, Document, Trace]],
    status: dict[UUID, str],
) -> list[tuple[Document, Trace, str]]:
    day = request.date.earliest
    if day is None:
        return []
    return [(item, trace, status.get(item.pk, "")) for first, item, trace in firsts if first <= day]


def _status_by_document(actor: Actor, comparison: Comparison | None) -> dict[UUID, str]:
    """One status for a document: that of all its pages, else the one most of them have."""
    if comparison is None:
        return {}
    counted: dict[UUID, Counter[str]] = {}
    for document, shown in pages_of(actor, comparison).values_list("document_id", "shown"):
        counted.setdefault(document, Counter())[shown] += 1
    return {document: counts.most_common(1)[0][0] for document, counts in counted.items()}
