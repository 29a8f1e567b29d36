"""One row of an export, understood."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reopen.lib.dates import PartialDate
from reopen.lib.names import fold

_UNKNOWN = PartialDate()


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that could not be understood. The rest of its row was, and the raw row is kept."""

    row: int
    column: str
    value: str
    problem: str


@dataclass(slots=True)
class Record:
    """An exoneration as one row tells it. None and empty mean that nothing is said.

    Keys of `tags` and `misconduct` are those of `marks`; `misconduct_no` was coded as No. `crime`
    is the Registry's name of the worst crime as a key. `part` is main, before_1989 or groups.
    """

    row: int = 0
    raw: list[str] = field(default_factory=list)
    registry_id: str = ""
    part: str = "main"
    family: str = ""
    given: str = ""
    suffix: str = ""
    state: str = ""
    federal: bool = False
    military: bool = False
    county_text: str = ""
    sex: str = ""
    race: str = ""
    age: int | None = None
    crime: str = ""
    sentence: str = ""
    death_sentence: bool | None = None
    conviction: str = ""
    crime_on: PartialDate = _UNKNOWN
    arrested_on: PartialDate = _UNKNOWN
    convicted_on: PartialDate = _UNKNOWN
    exonerated_on: PartialDate = _UNKNOWN
    released_on: PartialDate = _UNKNOWN
    posted: date | None = None
    revised: date | None = None
    years_lost: Decimal | None = None
    official_misconduct: bool | None = None
    perjury: bool | None = None
    mistaken_id: bool | None = None
    false_confession: bool | None = None
    forensic: bool | None = None
    inadequate_defense: bool | None = None
    dna: bool | None = None
    tags: list[str] = field(default_factory=list)
    misconduct: list[str] = field(default_factory=list)
    misconduct_no: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Given names first."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def name_words(self) -> tuple[str, ...]:
        """The words of the name without the suffix, folded and sorted: how names are compared."""
        return tuple(sorted(fold(f"{self.given} {self.family}").split()))


def year_of(known: PartialDate) -> int | None:
    """The year, when it is known."""
    return known.start.year if known.start and not known.is_range else None
