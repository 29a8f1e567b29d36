"""The people, dates and numbers that recur in the papers of one case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from reopen.lib.compare.synthetic.grammar import Rules, Voice

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_MOST_MEMBERS = {"witness": 12, "other": 16, "officer": 9, "detective": 4}
_SINGLE = ("suspect", "victim", "da", "defender", "judge", "analyst")


@dataclass(slots=True)
class Nobody:
    """No facts at all: for speaking before there is a case."""

    def fact(self, name: str, rng: Random) -> str | None:
        return None


@dataclass(slots=True)
class Case:
    """One prosecution. A fact of several values is answered with any of them."""

    number: int
    began: date
    known: dict[str, tuple[str, ...]]

    def fact(self, name: str, rng: Random) -> str | None:
        several = self.known.get(name)
        if several:
            return several[int(rng.random() * len(several))]
        made = _FIGURES.get(name)
        return made(rng, self) if made else None


@dataclass(slots=True)
class Matter:
    """One document of a case: what its head says stays the same on all its pages."""

    case: Case
    settled: dict[str, str] = field(default_factory=dict)

    def fact(self, name: str, rng: Random) -> str | None:
        return self.settled.get(name) or self.case.fact(name, rng)


def make_case(rules: Rules, number: int, rng: Random) -> Case:
    """Draw a case: its cast, its numbers and its days."""
    speak = Voice(rules, Nobody(), rng)
    known: dict[str, tuple[str, ...]] = {}
    for role, most in [*_MOST_MEMBERS.items(), *((role, 1) for role in _SINGLE)]:
        count = most if most == 1 else rng.randint(most // 2, most)
        names = [(speak.word("first"), speak.word("last")) for _ in range(count)]
        known[role] = tuple(f"{first} {last}" for first, last in names)
        known[f"{role}_last"] = tuple(last for _, last in names)
    year = rng.randint(1979, 2003)
    known |= {
        "badge": tuple(str(rng.randint(1_000, 21_999)) for _ in range(7)),
        "rd": (f"{_letter(rng)}-{rng.randint(100_000, 999_999)}",),
        "docket": (f"{year % 100:02d} CR {rng.randint(1_000, 29_999)}",),
        "labno": tuple(
            f"{_letter(rng)}{year % 100:02d}-{rng.randint(1_000, 99_999)}" for _ in "12"
        ),
        "city": (speak.word("city"),),
        "county": (speak.word("last"),),
        "crime": (speak.word("crime"),),
        "unit": (str(rng.randint(1, 60)),),
    }
    return Case(number, date(year, rng.randint(1, 12), rng.randint(1, 28)), known)


def _letter(rng: Random) -> str:
    return rng.choice(_LETTERS)


def _date(rng: Random, case: Case) -> str:
    day = case.began + timedelta(days=int(rng.expovariate(1 / 120)) - 10)
    style = rng.random()
    if style < 0.45:
        return f"{day.month}/{day.day}/{day.year % 100:02d}"
    if style < 0.75:
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{day.day:02d} {_MONTHS[day.month - 1].upper()[:3]} {day.year}"


def _clock(rng: Random, _: Case) -> str:
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    if rng.random() < 0.4:
        return f"{hour:02d}{minute:02d} hrs"
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"


def _phone(rng: Random, _: Case) -> str:
    return f"555-{rng.randint(0, 9_999):04d}"


_FIGURES: dict[str, Callable[[Random, Case], str]] = {
    "date": _date,
    "docdate": _date,
    "clock": _clock,
    "phone": _phone,
    "num": lambda rng, _: str(rng.randint(2, 14 if rng.random() < 0.6 else 400)),
    "houseno": lambda rng, _: str(rng.randint(100, 9_900)),
    "age": lambda rng, _: str(rng.randint(15, 78)),
    "money": lambda rng, _: f"${rng.choice((5, 10, 20, 35, 40, 60, 75, 120, 250, 400, 1_500))}",
    "plate": lambda rng, _: f"{_letter(rng)}{_letter(rng)} {rng.randint(1_000, 9_999)}",
    "inventory": lambda rng, _: str(rng.randint(1_000_000, 9_999_999)),
    "itemno": lambda rng, _: f"{rng.randint(1, 60)}{rng.choice(('', '', 'A', 'B', 'C'))}",
    "decimal": lambda rng, _: f"{rng.randint(0, 99)}.{rng.randint(0, 99):02d}",
    "letter": lambda rng, _: _letter(rng),
    "minsec": lambda rng, _: f"{rng.randint(0, 59)}:{rng.randint(0, 59):02d}",
    "cbno": lambda rng, _: str(rng.randint(5_000_000, 9_999_999)),
    "irno": lambda rng, _: str(rng.randint(100_000, 999_999)),
    "eventno": lambda rng, _: f"{rng.randint(80, 99)}-{rng.randint(10_000, 99_999)}",
    "suppno": lambda rng, _: str(rng.randint(1, 40)),
    "height": lambda rng, _: f"{rng.randint(5, 6)}'{rng.randint(0, 11)}\"",
    "weight": lambda rng, _: str(rng.randint(110, 290)),
    "exam": lambda rng, _: rng.choice(("direct", "cross", "redirect", "recross")),
}
