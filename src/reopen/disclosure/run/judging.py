"""Verdicts by the texts, kept page by page; what is to be looked at is put into the queue."""

from dataclasses import dataclass, replace
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.disclosure.models import ComparedPage, Comparison, Finding, PageDifference, PageMatch
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.queueing import enqueue_looks
from reopen.disclosure.run.gathering import Sheets
from reopen.disclosure.run.keeping import AT_ONCE, as_lists, new_match
from reopen.disclosure.run.settling import COPIES, as_found, copies_of, finish_if_done, settle_page
from reopen.lib.compare import Difference, Ground, Pair, Settings, Status, Verdict, judge

_PAGE = ("judged", "status", "evidence", "looked")
_MATCH = ("probability", "evidence", "judged", "status", "rank")
Place = tuple[str, str]


@dataclass(frozen=True)
class Verdicts:
    """Each page's verdict, and what the best pairs would say if each were its page's only one."""

    pages: list[Verdict]
    alone: dict[Place, Status]


def work_out(sheets: Sheets, pairs: list[Pair]) -> Verdicts:
    """Judge all pages, and their best pairs one by one."""
    pages = [
        _with_neighbour(verdict) for verdict in judge(sheets.prosecution, sheets.defense, pairs)
    ]
    alone: dict[Place, Status] = {}
    for rank in range(COPIES):
        layer = [verdict.pairs[rank] for verdict in pages if len(verdict.pairs) > rank]
        for verdict in judge(sheets.prosecution, sheets.defense, layer) if layer else ():
            alone |= {(pair.left, pair.right): verdict.status for pair in verdict.pairs}
    return Verdicts(pages, alone)


def _with_neighbour(verdict: Verdict) -> Verdict:
    """A page that is doubtful for the page between its neighbours' copies is shown beside it."""
    beside = [each.right for each in verdict.evidence if each.ground is Ground.NEIGHBOURS]
    known = {pair.right for pair in verdict.pairs}
    more = [Pair(verdict.key, key, 0, 0, 0) for key in beside if key and key not in known]
    return replace(verdict, pairs=(*verdict.pairs, *more)) if more else verdict


def keep_verdicts(actor: Actor, comparison: UUID, verdicts: Verdicts) -> None:
    """Write down what the texts say; have the images looked at where copies were found."""
    row = Comparison.objects.select_for_update().get(pk=comparison)
    book = _Book(row, verdicts)
    to_look = [page.pk for page in book.pages.values() if not page.looked]
    book.write()
    row.state = Comparison.State.LOOKING
    row.pages_all, row.pages_done = len(to_look), 0
    row.save(update_fields=["state", "pages_all", "pages_done"])
    enqueue_looks(row, to_look)
    finish_if_done(actor, row)


class _Book:
    """The rows of a comparison with new verdicts entered."""

    def __init__(self, comparison: Comparison, verdicts: Verdicts) -> None:
        mine = PageMatch.objects.filter(left__comparison=comparison)
        self.matches = {(str(row.left_id), str(row.right_id)): row for row in mine}
        self.pages = {str(row.pk): row for row in comparison.pages.filter(side=Side.PROSECUTION)}
        self._pages_before = {key: _values(row, _PAGE) for key, row in self.pages.items()}
        self._matches_before = {key: _values(row, _MATCH) for key, row in self.matches.items()}
        ranked: dict[str, list[PageMatch]] = {}
        for match in self.matches.values():
            match.rank, match.judged = 0, Finding.NOT_FOUND
        for verdict in verdicts.pages:
            ranked[verdict.key] = [
                self._entered(pair, rank, verdicts.alone)
                for rank, pair in enumerate(verdict.pairs, start=1)
            ]
        for match in self.matches.values():
            match.status = match.judged
        self._settle(verdicts, ranked, _known_differences(comparison))

    def write(self) -> None:
        """Save what is new or different."""
        pages = [
            row for key, row in self.pages.items() if _values(row, _PAGE) != self._pages_before[key]
        ]
        matches = [
            row
            for key, row in self.matches.items()
            if _values(row, _MATCH) != self._matches_before.get(key)
        ]
        ComparedPage.objects.bulk_update(pages, _PAGE, batch_size=AT_ONCE)
        PageMatch.objects.bulk_create(
            matches,
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=_MATCH,
        )

    def _entered(self, pair: Pair, rank: int, alone: dict[Place, Status]) -> PageMatch:
        place = (pair.left, pair.right)
        if place not in self.matches:  # the page beside which a doubtful one is shown
            self.matches[place] = new_match(pair)
        match = self.matches[place]
        match.rank, match.probability = rank, pair.probability
        match.evidence = as_lists(pair.evidence)
        doubtful = pair.probability >= Settings().possible or not match.alone
        otherwise = Status.UNDECIDED if doubtful else Status.NOT_FOUND
        match.judged = Finding(alone.get(place, otherwise).value)
        if not match.alone:
            match.judged = Finding.UNDECIDED
        return match

    def _settle(
        self,
        verdicts: Verdicts,
        ranked: dict[str, list[PageMatch]],
        known: dict[UUID, list[Difference]],
    ) -> None:
        for verdict in verdicts.pages:
            page, matches = self.pages[verdict.key], ranked[verdict.key]
            page.judged, page.evidence = Finding(verdict.status.value), as_lists(verdict.evidence)
            copies = copies_of(page, matches)
            page.looked = all(match.looked for match in copies)
            settle_page(page, copies, known)


def _known_differences(comparison: Comparison) -> dict[UUID, list[Difference]]:
    found: dict[UUID, list[Difference]] = {}
    for row in PageDifference.objects.filter(match__left__comparison=comparison):
        found.setdefault(row.match_id, []).append(as_found(row))
    return found


def _values(row: object, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)
