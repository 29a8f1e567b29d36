"""How county names are compared: "St. Louis City " is the city, "St. Louis" may be either."""

import re
from dataclasses import dataclass

from reopen.lib.names import fold

COUNTY_LIKE = frozenset(
    {"county", "parish", "borough", "census_area", "municipality", "city_and_borough"}
)
CITY = frozenset({"independent_city"})
# Longest first; each says which kinds of county the words can mean.
ENDINGS: list[tuple[str, frozenset[str]]] = [
    (" city and borough", frozenset({"city_and_borough"})),
    (" planning region", frozenset({"planning_region"})),
    (" census area", frozenset({"census_area"})),
    (" independent city", CITY),
    (" municipality", frozenset({"municipality"})),
    (" borough", frozenset({"borough", "city_and_borough"})),
    # People call a parish or a borough a county, but nobody calls a city one.
    (" county", COUNTY_LIKE),
    (" parish", frozenset({"parish"})),
    (" cnty", COUNTY_LIKE),
    (" cty", COUNTY_LIKE),
    (" co", COUNTY_LIKE),
    (" city", CITY),
]
OPENINGS: list[tuple[str, frozenset[str]]] = [
    ("city of ", CITY),
    ("ciudad de ", CITY),
    ("condado de ", COUNTY_LIKE),
    ("parroquia de ", frozenset({"parish"})),
    ("county of ", COUNTY_LIKE),
    ("parish of ", frozenset({"parish"})),
]


@dataclass(frozen=True)
class CountyName:
    """A name without its kind word, closed up ("saintlouis"), and the kinds the word allows."""

    base: str
    kinds: frozenset[str] | None


def closed(text: str) -> str:
    """A name as it is compared: "St. Louis" is "saintlouis", "De Kalb" is "dekalb"."""
    return _closed(_words(text))


def readings(text: str) -> list[CountyName]:
    """The ways to read a name: "James City" is a county's own name, or a city called James."""
    words = _words(text)
    found = [CountyName(_closed(words), None)]
    for ending, kinds in ENDINGS:
        if words.endswith(ending):
            found.append(CountyName(_closed(words.removesuffix(ending)), kinds))
            break
    for opening, kinds in OPENINGS:
        if words.startswith(opening):
            found.append(CountyName(_closed(words.removeprefix(opening)), kinds))
    return found


def _words(text: str) -> str:
    return re.sub(r"\b(st|ste)\b", _saint, fold(text.replace("&", " and ")))


def _saint(match: re.Match[str]) -> str:
    return "sainte" if match[0] == "ste" else "saint"


def _closed(words: str) -> str:
    """Without spaces: De Kalb is DeKalb."""
    return words.replace(" ", "")
