"""Earliest signs of who had a paper, read from sources, copies, stamps and what names it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from reopen.cases.models import Case
from reopen.disclosure.models import ComparedPage, Finding, Mention, PageMatch, Trace
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.models.trace import Holder
from reopen.documents.models import Document
from reopen.kernel.scope import current_scope
from reopen.lib.dates import DateError, PartialDate
from reopen.lib.references import Stamp, date_in_head, find_stamps, letterhead_of

_AT_ONCE = 1000
_HOLDER_OF = {
    "prosecution": Holder.PROSECUTION,
    "police": Holder.POLICE,
    "laboratory": Holder.LABORATORY,
    "medical_examiner": Holder.LABORATORY,
    "court": Holder.COURT,
}
_COPIES = (Finding.GIVEN, Finding.ALTERED, Finding.PARTIAL)
Text = tuple[UUID, int, str]


@dataclass(frozen=True)
class Sign:
    """A line of the ledger before it is kept. `date` is ISO, or empty."""

    item: UUID
    holder: str
    why: str
    document: UUID
    number: int
    date: str = ""
    words: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """What makes it the same line as one that was kept."""
        return self.item, self.holder, self.why, self.document, self.number


class Papers:
    """The documents of a case, with the date at their heads and the stamps on their pages."""

    def __init__(self, case: Case, texts: Iterable[Text]) -> None:
        self.documents = {
            row.pk: row for row in Document.objects.filter(case=case).select_related("source")
        }
        self.dates = {pk: row.date.text for pk, row in self.documents.items() if row.date}
        self.letterheads: dict[UUID, str] = {}
        self.stamps: dict[UUID, list[tuple[int, Stamp]]] = {}
        for document, number, text in texts:
            if number == 1:
                self.letterheads[document] = letterhead_of(text)
                self.dates.setdefault(document, self._past(document, date_in_head(text)))
            found = [(number, stamp) for stamp in find_stamps(text)]
            self.stamps.setdefault(document, []).extend(found)

    def _past(self, document: UUID, date: str) -> str:
        """A date that was read, unless the paper came to us before: then it was misread."""
        return date if date <= self.documents[document].added_at.date().isoformat() else ""

    def holder(self, document: UUID) -> str:
        """Whose file a document lies in; nothing for one that is nobody's of the five."""
        source = self.documents[document].source
        if source.kind in _HOLDER_OF:
            return _HOLDER_OF[source.kind]
        return str(source.side) if source.side in Holder.values else ""


def keep_traces(case: Case, texts: Iterable[Text]) -> None:
    """Bring the machine's lines up to date. What people wrote or struck stays."""
    signs = {sign.place: sign for sign in _signs(case, Papers(case, texts))}
    for row in Trace.objects.select_for_update().filter(case=case, by=""):
        sign = signs.pop((row.item_id, row.holder, row.why, row.document_id, row.number), None)
        if sign is None and row.struck_at is None:
            row.delete()
        elif sign is not None and (row.date.text, row.words) != (sign.date, sign.words):
            row.date, row.words = _partial(sign.date), sign.words
            row.save(update_fields=["date", "words"])
    Trace.objects.bulk_create(
        (
            Trace(
                organization_id=current_scope().organization_id,
                case=case,
                item_id=sign.item,
                holder=sign.holder,
                why=sign.why,
                date=_partial(sign.date),
                document_id=sign.document,
                number=sign.number,
                words=sign.words,
            )
            for sign in signs.values()
        ),
        batch_size=_AT_ONCE,
    )


def _signs(case: Case, papers: Papers) -> Iterator[Sign]:
    items = set(
        ComparedPage.objects.filter(
            comparison__case=case, side=Side.PROSECUTION, present=True
        ).values_list("document_id", flat=True)
    )
    for item in items:
        yield from _in(papers, item, item, 1, Trace.Why.FILE)
        if written_by := papers.letterheads.get(item, ""):
            own = papers.dates.get(item, "")
            yield Sign(item, written_by, Trace.Why.LETTERHEAD, item, 1, own)
    copies = PageMatch.objects.filter(
        left__comparison__case=case, left__present=True, right__present=True,
        rank=1, left__status__in=_COPIES,
    ).order_by("right__number")  # fmt: skip
    for left, right, number in copies.values_list(
        "left__document_id", "right__document_id", "right__number"
    ):
        yield from _in(papers, left, right, number, Trace.Why.COPY)
    named = Mention.objects.filter(case=case, found__in=items, dismissed=False)
    for item, document, number, words in named.values_list(
        "found_id", "places__document_id", "places__number", "places__around"
    ):
        if document is not None and document != item and papers.holder(document):
            # When the paper that names it was written is not when its holder had it: no date.
            holder = papers.holder(document)
            yield Sign(item, holder, Trace.Why.NAMED, document, number, "", words[:300])


def _in(papers: Papers, item: UUID, document: UUID, number: int, why: str) -> Iterator[Sign]:
    """That a paper, or its copy, lies in a file, and every stamp upon it.

    The date of the file's own line is that of the paper itself: before it nobody can have had it.
    """
    holder = papers.holder(document)
    if holder:
        date = papers.dates.get(document, "") if why == Trace.Why.FILE else ""
        yield Sign(item, holder, why, document, number, date)
    for page, stamp in papers.stamps.get(document, ()):
        if stamp.holder and (why == Trace.Why.FILE or page == number):
            yield Sign(
                item, stamp.holder, Trace.Why.STAMP, document, page, stamp.date, stamp.words[:300]
            )


def _partial(text: str) -> PartialDate:
    try:
        return PartialDate.from_text(text)
    except DateError:
        return PartialDate()
