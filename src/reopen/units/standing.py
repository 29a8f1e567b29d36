"""How a unit stands on a day, worked out of what is known to have happened to it.

Dates are often a year only. A unit is taken to work from the *last* day its beginning can have been
(a year: 31 December), and to have stopped on the *first* day its end can have been: what is said of
a day is then true whatever the exact date was. An event without a date, or "at the earliest", says
how things stood when somebody looked: it holds from the day it was checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reopen.lib.dates import PartialDate
from reopen.units.models import StatusEvent

Status = StatusEvent.Status
WORKING = frozenset({Status.OPERATING, Status.REMADE})
ENDED = frozenset({Status.PAUSED, Status.CLOSED})


@dataclass(frozen=True)
class Standing:
    """`status` is a value of `StatusEvent.Status`, or empty when nothing is known for the day.

    `unverified` says that nobody confirmed it. `since` is the beginning as far as it is known, and
    may be hearsay (`since_unverified`) where the status itself is not.
    """

    status: str
    event: StatusEvent | None
    since: PartialDate
    unverified: bool
    since_unverified: bool = False

    @property
    def operating(self) -> bool:
        """Takes cases on that day, and a source says so: only then it counts as coverage."""
        return self.status in WORKING and not self.unverified

    @property
    def operating_maybe(self) -> bool:
        """Operating, or said to be without anybody having confirmed it."""
        return self.status in WORKING

    @property
    def label(self) -> str:
        """The status in words; empty when nothing is known."""
        return str(self.event.get_status_display()) if self.event else ""


NOTHING = Standing("", None, PartialDate(), unverified=True)


def standing_on(events: Iterable[StatusEvent], day: date) -> Standing:
    """How things stand on the day. What a source says comes before what nobody confirmed.

    Only when no sourced event reaches the day do the unverified ones speak.
    """
    told = [(holds_from(event), event) for event in events if not event.withdrawn]
    reached = sorted(
        ((begun, event) for begun, event in told if begun is not None and begun <= day),
        key=lambda pair: (pair[0], pair[1].key),
    )
    sourced = [event for _, event in reached if not event.unverified]
    line = sourced or [event for _, event in reached]
    if not line:
        return NOTHING
    every = [event for _, event in told]
    begun = _begun(line, every)
    since = begun.on if begun else PartialDate()
    return Standing(line[-1].status, line[-1], since, not sourced, bool(begun and begun.unverified))


def holds_from(event: StatusEvent) -> date | None:
    """The day from which the event is true for sure; None when nobody can say."""
    if event.status in ENDED:
        return event.on.earliest or event.checked
    return event.on.latest or event.checked


def founded(events: Iterable[StatusEvent]) -> StatusEvent | None:
    """The event that says when the unit began to work, the surest and the earliest dated one.

    None when no date is known at all.
    """
    dated = [
        event
        for event in events
        if not event.withdrawn and event.status in WORKING and event.on.latest is not None
    ]
    order = {False: 0, True: 1}
    dated.sort(key=lambda e: (order[e.unverified], e.on.start is None, e.on, e.key))
    return dated[0] if dated else None


def _begun(line: list[StatusEvent], every: list[StatusEvent]) -> StatusEvent | None:
    """When the present state began: for a working unit, when it first worked after a pause."""
    if line[-1].status not in WORKING:
        return line[-1]
    run: list[StatusEvent] = []
    for event in line:
        run = [*run, event] if event.status in WORKING else []
    dated = [event for event in run if event.on]
    return min(dated, key=lambda event: event.on) if dated else founded(every)
