"""Finds the county somebody means: by name, town, ZIP code or FIPS code. Never guesses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from reopen.lib.names import fold
from reopen.places import gazetteer
from reopen.places.county_names import closed, readings
from reopen.places.gazetteer import KnownCounty, State

NEAR = 80  # of 100: what is worth offering when nothing fits
NEAR_IN_STATE = 70  # "Filadelfia, PA": few can be meant
FEW = 8
LONGEST = 200
_ZIP = re.compile(r"(?:^|[\s,])(\d{5})(?:-\d{4})?$")
_FIPS = re.compile(r"^fips\s*:?\s*(\d{5})$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """A county and why it was found: `by` is county, town, zip or fips, `name` what was matched."""

    county: KnownCounty
    by: str
    name: str


@dataclass(frozen=True)
class PlaceFound:
    """What a text can mean.

    `county` when it can mean one only. Else `matches` to choose from, or, when there is none,
    `near`: counties whose names are close. `state` when a state was named, and `whole_state` when
    nothing else was ("New York" may be the county too); `territory` when the place lies where
    Reopen knows no counties (Puerto Rico, Guam). `zip` is the ZIP code, if any.
    """

    text: str
    matches: tuple[Match, ...] = ()
    near: tuple[Match, ...] = ()
    state: State | None = None
    territory: State | None = None
    zip: str = ""
    whole_state: bool = False

    @property
    def county(self) -> KnownCounty | None:
        """The one county that the text can mean."""
        return self.matches[0].county if len(self.matches) == 1 and not self.whole_state else None


def find_place(text: str) -> PlaceFound:
    """Reads "Jackson County, Missouri", "jackson mo", "Kansas City", "64106", "Misuri", "29095"."""
    text = " ".join(text[:LONGEST].split())
    if fips := _FIPS.match(text):
        return PlaceFound(text, _by_fips(fips[1]))
    if code := _ZIP.search(text):
        return _by_zip(text, code[1], alone=code[0].strip(" ,") == text)
    if state := _state(text):
        return _whole_state(text, state)
    for name, state in _splits(text):
        if matches := _named(name, state):
            return PlaceFound(text, matches, state=state)
    return _nearly(text)


def _whole_state(text: str, state: State) -> PlaceFound:
    """A state's name may be a county's or a town's too; the District is its own county."""
    counties = gazetteer.counties_in(state)
    if len(counties) == 1:
        return PlaceFound(text, (Match(counties[0], "county", counties[0].name),), state=state)
    return PlaceFound(
        text,
        _named(text, None),
        state=state,
        territory=None if counties else state,
        whole_state=True,
    )


def _nearly(text: str) -> PlaceFound:
    """Nothing has this name: what is close, or a territory."""
    name, state = _splits(text)[0]
    if state is None and "," in text:
        name, state = text.rsplit(",", 1)[0], _misspelled_state(text.rsplit(",", 1)[1])
    if state and not gazetteer.counties_in(state):
        return PlaceFound(text, territory=state)
    near = _named(name, state)[:FEW] if state else ()
    return PlaceFound(text, near=near or _near(name, state), state=state)


def _misspelled_state(text: str) -> State | None:
    known = gazetteer.states_by_name()
    hit = process.extractOne(fold(text), list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return known[hit[0]] if hit else None


def _by_fips(code: str) -> tuple[Match, ...]:
    county = gazetteer.counties().get(code)
    return (Match(county, "fips", code),) if county else ()


def _by_zip(text: str, code: str, *, alone: bool) -> PlaceFound:
    """Five digits alone may also be a county's code."""
    found = gazetteer.counties_of_zip(code)
    by_zip = tuple(Match(county, "zip", code) for county in _known(found))
    matches = _once([*by_zip, *(_by_fips(code) if alone else ())])
    if matches:
        return PlaceFound(text, matches, zip=code if by_zip else "")
    if found:
        return PlaceFound(text, territory=gazetteer.states()[found[0]], zip=code)
    rest = text.replace(code, "").strip(" ,-")
    return find_place(rest) if rest and not alone else PlaceFound(text, zip=code)


def _splits(text: str) -> list[tuple[str, State | None]]:
    """The ways to part a text into a place and a state, the most telling first."""
    found: list[tuple[str, State | None]] = []
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1:
        if state := _state(parts[-1]):
            found.append((" ".join(parts[:-1]), state))
        elif state := _state(parts[0]):
            found.append((" ".join(parts[1:]), state))
    words = fold(text).split()
    for count in (3, 2, 1):
        state = _state(" ".join(words[-count:])) if len(words) > count else None
        if state and not found:
            found.append((_without_end(text, count), state))
    return [*found, (text, None)]


def _without_end(text: str, count: int) -> str:
    """The text without its last words, as typed: "St. Louis" keeps its point."""
    return " ".join(re.split(r"[\s,]+", text)[:-count]) or text


def _state(text: str) -> State | None:
    words = fold(text)
    for opening in ("state of ", "estado de "):
        words = words.removeprefix(opening)
    known = gazetteer.states_by_name()
    return known.get(words) or known.get(words.replace(" ", ""))


def _named(name: str, state: State | None) -> tuple[Match, ...]:
    """Counties that answer to the name, then the counties of towns that do."""
    by_name = [
        Match(county, "county", county.name)
        for asked in readings(name)
        for own, county in gazetteer.counties_by_name().get(asked.base, [])
        if asked.kinds is None or county.kind in asked.kinds
        if own.kinds is None or asked.kinds is None or county.kind in own.kinds
    ]
    by_town = [
        Match(county, "town", f"{town.name}, {town.state.abbreviation}")
        for town in gazetteer.towns_named(name)
        for county in _known(town.counties)
    ]
    return _once(match for match in by_name + by_town if state in (None, match.county.state))


def _near(name: str, state: State | None) -> tuple[Match, ...]:
    """Counties and towns with nearly this name, in the state when one is given; best first."""
    wanted = closed(name)
    if len(wanted) < 3:
        return ()
    bases = {
        base: [Match(county, "county", county.name) for _, county in owners]
        for base, owners in gazetteer.counties_by_name().items()
    }
    least = NEAR_IN_STATE if state else NEAR
    hits = _closest({reading.base for reading in readings(name)}, bases, least)
    found = [(score, match) for base, score in hits for match in bases[base]]
    for key, score in _closest({wanted}, gazetteer.town_keys(), least):
        for town in gazetteer.towns_keyed(key):
            label = f"{town.name}, {town.state.abbreviation}"
            found += [(score - 1, Match(county, "town", label)) for county in _known(town.counties)]
    found = [hit for hit in found if state in (None, hit[1].county.state)]
    return _once(match for _, match in sorted(found, key=lambda hit: -hit[0]))[:FEW]


def _closest(wanted: Iterable[str], choices: Iterable[str], least: int) -> list[tuple[str, float]]:
    listed = list(choices)
    return [
        (choice, score)
        for one in wanted
        for choice, score, _ in process.extract(
            one, listed, scorer=fuzz.ratio, score_cutoff=least, limit=200
        )
    ]


def _known(codes: Iterable[str]) -> list[KnownCounty]:
    counties = gazetteer.counties()
    return [counties[fips] for fips in codes if fips in counties]


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The first reason for each county."""
    found: dict[str, Match] = {}
    for match in matches:
        found.setdefault(match.county.fips, match)
    return tuple(found.values())
