"""From what people said, step by step, to what it means now: which name is which figure."""

from collections.abc import Iterable
from uuid import UUID

from reopen.cases.models import Case
from reopen.figures.models import Figure, FoundName, Merger, Naming

Key = tuple[str, str]
Place = tuple[UUID, int, int]


class Settled:
    """The figures of a case as its standing steps say; a later step goes before an earlier."""

    def __init__(self, case: Case) -> None:
        self._written: dict[Key, UUID] = {}
        self._places: dict[tuple[Key, Place], UUID] = {}
        standing = Naming.objects.filter(step__figure__case=case, step__undone_at=None)
        for naming in standing.select_related("step").order_by("step__at", "pk"):
            key, figure = (naming.kind, naming.key), naming.step.figure_id
            if naming.document_id is None:
                self._written[key] = figure
            else:
                place = (naming.document_id, naming.number or 0, naming.start or 0)
                self._places[key, place] = figure

    def figure(self, kind: str, key: str, document: UUID, number: int, start: int) -> UUID | None:
        """Whom a name at this place means, or nobody yet."""
        at = self._places.get(((kind, key), (document, number, start)))
        return at or self._written.get((kind, key))

    def written(self, key: Key) -> UUID | None:
        """Whom names written so mean where no place says otherwise."""
        return self._written.get(key)

    def places(self, keys: set[Key]) -> dict[tuple[Key, Place], UUID]:
        """What was said of single places of names written so."""
        return {at: figure for at, figure in self._places.items() if at[0] in keys}


def settle(case: Case, keys: Iterable[Key]) -> None:
    """Write into the names found, and into the figures, what the standing steps say.

    Raises nothing and may run again; call it after every step, with the keys it touched.
    """
    settled, touched = Settled(case), set(keys)
    for kind, key in touched:
        found = FoundName.objects.filter(case=case, kind=kind, key=key)
        found.update(figure=settled.written((kind, key)))
    for ((kind, key), (document, number, start)), figure in settled.places(touched).items():
        FoundName.objects.filter(
            case=case, kind=kind, key=key, page__document=document, page__number=number, start=start
        ).update(figure=figure)
    tops = tops_of(case)
    for one in Figure.objects.filter(case=case):
        if one.top_id != tops.get(one.pk):
            one.top_id = tops.get(one.pk)
            one.save(update_fields=["top"])


def tops_of(case: Case) -> dict[UUID, UUID]:
    """For every merged figure the one it was merged into at last; a circle is broken."""
    into: dict[UUID, UUID] = {}
    standing = Merger.objects.filter(step__figure__case=case, step__undone_at=None)
    for merger in standing.select_related("step").order_by("step__at", "pk"):
        into[merger.other_id] = merger.step.figure_id
    return {other: _end(other, into) for other in into if _end(other, into) != other}


def _end(start: UUID, into: dict[UUID, UUID]) -> UUID:
    at, seen = start, {start}
    while at in into and into[at] not in seen:
        at = into[at]
        seen.add(at)
    return at
