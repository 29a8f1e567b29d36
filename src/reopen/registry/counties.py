"""Which county a row means, for thousands of rows with one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from reopen.lib.registry import Problem, Record
from reopen.places.county_names import COUNTY_LIKE, readings
from reopen.places.models import County


@dataclass(frozen=True)
class _Named:
    id: UUID
    kind: str


class Counties:
    """Counties by state and name. Of a city and a county of one name, neither is guessed.

    Where a file names "Baltimore City" it means the county by "Baltimore".
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._asked = {(record.state, record.county_text) for record in records}
        self._by_name: dict[tuple[str, str], list[_Named]] = defaultdict(list)
        self._of_state: dict[str, list[UUID]] = defaultdict(list)
        counties = County.objects.real().exclude(fips="").exclude(kind=County.Kind.PLANNING_REGION)
        fields = ("id", "kind", "name", "aliases", "jurisdiction__abbreviation")
        for id_, kind, name, aliases, state in counties.values_list(*fields):
            self._of_state[state].append(id_)
            for base in {reading.base for one in (name, *aliases) for reading in readings(one)}:
                self._by_name[state, base].append(_Named(id_, kind))

    def find(self, record: Record) -> UUID | None:
        """The county of a record; None when it names none, or one that is not certain."""
        state, text = record.state, record.county_text
        if record.federal and not text:
            return None
        if not text or text.startswith("("):  # "(Southern)" is a district of federal courts
            alone = self._of_state.get(state, [])
            return alone[0] if len(alone) == 1 and not text else None
        fitting = self._fitting(state, text)
        if len(fitting) > 1 and self._names_its_city(state, text):
            fitting = {id_: kind for id_, kind in fitting.items() if kind in COUNTY_LIKE}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def unfound(self, records: Iterable[Record], header: str) -> list[Problem]:
        """The rows whose county is named, of a state with known counties, and not found."""
        return [
            Problem(record.row, header, record.county_text, self._why(record))
            for record in records
            if record.county_text
            and record.state in self._of_state
            and not record.county_text.startswith("(")
            and self.find(record) is None
        ]

    def _fitting(self, state: str, text: str) -> dict[UUID, str]:
        return {
            named.id: named.kind
            for reading in readings(text)
            for named in self._by_name.get((state, reading.base), ())
            if reading.kinds is None or named.kind in reading.kinds
        }

    def _names_its_city(self, state: str, text: str) -> bool:
        return (state, f"{text} City") in self._asked

    def _why(self, record: Record) -> str:
        if self._fitting(record.state, record.county_text):
            return "may be the city or the county; it is linked to neither"
        return "is no county of the state"
