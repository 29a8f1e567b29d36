"""Pairs of pages, and what their texts say of every page."""

import json
import os
import time
from collections.abc import Callable, Iterator
from uuid import UUID

from reopen.disclosure.models import Comparison
from reopen.disclosure.run.gathering import Sheets, gather
from reopen.disclosure.run.judging import keep_verdicts, work_out
from reopen.disclosure.run.keeping import keep_pairs, kept_pairs
from reopen.documents.ingest.scope import at_work
from reopen.lib.compare import METHOD_VERSION, Settings, find_pairs

#: Pages whose pairs are worked out before they are kept: a kill costs that much at most.
_PART = 20_000
#: New pages from which starting a process for each core takes less time than it saves.
_WORTH_IT = 500
_TELL_EVERY = 1.0  # seconds


def compare_pages(organization: str, comparison: str) -> None:
    """Work out the pairs of all pages that are new, then the verdicts of all pages."""
    pk = UUID(comparison)
    with at_work(organization):
        sheets = _begun(Comparison.objects.select_for_update().get(pk=pk))
    for part in _parts(sheets):
        pairs = find_pairs(
            sheets.prosecution,
            sheets.defense,
            new=None if len(part) == sheets.total else part,
            workers=_workers(len(part)),
            say=_teller(organization, pk),
        )
        with at_work(organization):
            keep_pairs(pk, pairs, part, sheets.digests)
    with at_work(organization):
        known = kept_pairs(pk)
    verdicts = work_out(sheets, known)
    with at_work(organization) as actor:
        keep_verdicts(actor, pk, verdicts)


def _workers(pages: int) -> int:
    return os.cpu_count() or 1 if pages >= _WORTH_IT else 1


def _begun(comparison: Comparison) -> Sheets:
    sheets = gather(comparison)
    comparison.state, comparison.method = Comparison.State.COMPARING, METHOD_VERSION
    comparison.settings = json.loads(Settings().as_json())
    comparison.pages_all, comparison.pages_done = len(sheets.prosecution), 0
    comparison.save()
    return sheets


def _parts(sheets: Sheets) -> Iterator[frozenset[str]]:
    """The new pages, the prosecution's first, in parts."""
    ordered = (each.key for each in (*sheets.prosecution, *sheets.defense))
    new = [key for key in ordered if key in sheets.new]
    size = len(new) if len(new) <= 2 * _PART else _PART
    for start in range(0, len(new), size or 1):
        yield frozenset(new[start : start + size])


def _teller(organization: str, comparison: UUID) -> Callable[[int, int], None]:
    """Writes how far it is, now and then."""
    told = time.monotonic()

    def say(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told < _TELL_EVERY:
            return
        told = time.monotonic()
        with at_work(organization):
            Comparison.objects.filter(pk=comparison).update(pages_done=done, pages_all=total)

    return say
