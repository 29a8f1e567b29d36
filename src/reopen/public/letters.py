"""Puts together a letter to a prosecutor and a request for records. Nothing of it is kept.

What a letter says of a unit comes from answers that are known; what it asks, from those that are
not. No person is named but the sender.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import formats, translation

from reopen.places.gazetteer import KnownCounty
from reopen.public.letter_words import Ask, Law, Words, words
from reopen.units.queries import Answered, UnitPage

WIDTH = 72  # of the plain text, as letters were typed
NO_UNIT = ("exists", "start", "until_then")
FIRST = 3  # asked when nobody chose: a letter that asks much is answered little


@dataclass(frozen=True)
class Occasion:
    """Why one writes: the county, its own unit when one is known, and the state's."""

    county: KnownCounty
    unit: UnitPage | None = None
    statewide: UnitPage | None = None

    @property
    def asks(self) -> list[tuple[Ask, bool]]:
        """What may be asked, the weightiest first; True where a known "no" is to be changed."""
        known = words().asks
        if self.unit is None:
            return [(known[key], False) for key in NO_UNIT]
        return [
            (known[one.question.key], _answered_no(one))
            for one in self.unit.unanswered
            if one.question.key in known
        ]

    @property
    def first_asks(self) -> list[str]:
        """The keys that are ticked at first."""
        return [ask.key for ask, _ in self.asks[:FIRST]]


@dataclass(frozen=True)
class Sender:
    """What the sender typed. All of it may be empty; `own` is hers word for word."""

    name: str = ""
    address: str = ""
    own: str = ""
    tie: str = "live"


@dataclass(frozen=True)
class Letter:
    """A letter in one language, part by part."""

    language: str
    sender: tuple[str, ...]
    dated: str
    to: tuple[str, ...]
    greeting: str
    before: tuple[str, ...]
    asks: tuple[str, ...]
    after: tuple[str, ...]
    farewell: str
    name: str

    def as_text(self) -> str:
        """The letter as plain text, in lines of 72 letters."""
        asks = [
            textwrap.fill(ask, WIDTH, initial_indent=f"{n}. ", subsequent_indent="   ")
            for n, ask in enumerate(self.asks, 1)
        ]
        parts = [
            "\n".join(self.sender),
            self.dated,
            "\n".join(self.to),
            self.greeting,
            *(_filled(paragraph) for paragraph in self.before),
            "\n".join(asks),
            *(_filled(paragraph) for paragraph in self.after),
            f"{self.farewell}\n\n\n{self.name}",
        ]
        return "\n\n".join(part for part in parts if part) + "\n"


def letter_to(
    occasion: Occasion, sender: Sender, asks: Iterable[str], language: str, on: date
) -> Letter:
    """The letter to the prosecutor of the county."""
    said = words().letter
    chosen = set(asks)
    place = _places(occasion)
    listed = tuple(
        (ask.change if wants_change and ask.change else ask.ask)[language]
        for ask, wants_change in occasion.asks
        if ask.key in chosen
    )
    before = (
        _put(words().ties[sender.tie][language], place),
        *_paragraphs(sender.own),  # as she wrote it: nothing is put into it
        _put(_about(occasion)[language], place),
        *((said["ask_one"][language],) if listed else ()),
    )
    return Letter(
        language=language,
        sender=_lines(sender.name, sender.address),
        dated=_dated(on, language),
        to=_office(occasion, language),
        greeting=said["greeting"][language],
        before=before,
        asks=listed,
        after=(said["close"][language], said["thanks"][language]),
        farewell=said["farewell"][language],
        name=sender.name.strip() or said["unnamed"][language],
    )


def records_request(
    occasion: Occasion,
    sender: Sender,
    asks: Iterable[str],
    language: str,
    on: date,
    law: Law | None = None,
) -> Letter:
    """The request for records; `law` only when the sender wants it named."""
    said, chosen = words().records, set(asks)
    place = _places(occasion)
    opening = said["request"][language]
    if law and law.law:
        opening = said["request_law"][language]
        place["{law}"] = law.law[language]
    return Letter(
        language=language,
        sender=_lines(sender.name, sender.address),
        dated=_dated(on, language),
        to=_office(occasion, language),
        greeting=said["greeting"][language],
        before=(_put(opening, place),),
        asks=tuple(ask.record[language] for ask, _ in occasion.asks if ask.key in chosen),
        after=(*_paragraphs(sender.own), said["form"][language], said["part"][language]),
        farewell=said["farewell"][language],
        name=sender.name.strip() or words().letter["unnamed"][language],
    )


def _answered_no(one: Answered) -> bool:
    return one.known and one.value == "no"


def _about(occasion: Occasion) -> Words:
    said = words().letter
    if occasion.unit:
        sure = occasion.unit.standing.operating
        return said["about_unit" if sure else "about_unsure"]
    return said["about_statewide" if occasion.statewide else "about_none"]


def _office(occasion: Occasion, language: str) -> tuple[str, ...]:
    """The office by its name when it is known, and its address when somebody confirmed it."""
    if occasion.unit is None:
        return (_put(words().letter["to_office"][language], _places(occasion)),)
    office = occasion.unit.unit.office
    address = next(
        (d.value for d in occasion.unit.details if d.kind == "address" and not d.unverified), ""
    )
    if not address:
        return (office,)
    parts = [part.strip() for part in address.split(",")]
    lines = (*parts[:-2], ", ".join(parts[-2:]))
    # Some addresses begin with the office itself, in its own words.
    return (
        (office, *lines) if address[0].isdigit() or address.startswith(("PO ", "P.O.")) else lines
    )


def _places(occasion: Occasion) -> dict[str, str]:
    page = occasion.unit or occasion.statewide
    return {
        "{county}": occasion.county.full_name,
        "{state}": occasion.county.state.name,
        "{unit}": page.unit.name if page else "",
        "{office}": page.unit.office if page else "",
    }


def _put(text: str, places: dict[str, str]) -> str:
    for mark, value in places.items():
        text = text.replace(mark, value)
    return text


def _dated(on: date, language: str) -> str:
    with translation.override(language):
        return formats.date_format(on, "DATE_FORMAT")


def _lines(name: str, address: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in [name, *address.splitlines()] if line.strip())


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r", "").split("\n\n") if part.strip()]


def _filled(paragraph: str) -> str:
    return textwrap.fill(paragraph, WIDTH)
