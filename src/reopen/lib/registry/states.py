"""States as exports write them: names, postal codes, and the pseudo-states of federal cases."""

from dataclasses import dataclass

from reopen.lib.names import fold

CODES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA",
    "Colorado": "CO", "Connecticut": "CT", "Delaware": "DE", "District of Columbia": "DC",
    "Florida": "FL", "Georgia": "GA", "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL",
    "Indiana": "IN", "Iowa": "IA", "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA",
    "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA", "Michigan": "MI", "Minnesota": "MN",
    "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE", "Nevada": "NV",
    "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM", "New York": "NY",
    "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK", "Oregon": "OR",
    "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD",
    "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA",
    "Washington": "WA", "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY",
    "Puerto Rico": "PR", "Guam": "GU", "American Samoa": "AS", "Northern Mariana Islands": "MP",
    "U.S. Virgin Islands": "VI", "Virgin Islands": "VI", "Washington DC": "DC",
    "Washington, D.C.": "DC", "D.C.": "DC",
}  # fmt: skip
_BY_NAME = {fold(name): code for name, code in CODES.items()} | {
    code.lower(): code for code in CODES.values()
}
_FEDERAL = ("federal", "fed", "f", "us", "usdc")
_MILITARY = frozenset({"mil", "military", "courts martial", "court martial", "armed forces"})


@dataclass(frozen=True, slots=True)
class Where:
    """Whose courts convicted: `state` is a postal code, empty for courts-martial and unknown."""

    state: str = ""
    federal: bool = False
    military: bool = False


def read_state(text: str) -> Where | None:
    """Reads "IL", "Illinois", "Fed-NY", "F-MIL" and "Federal"; None when it means nothing."""
    words = fold(text)
    if words in _BY_NAME:
        return Where(_BY_NAME[words])
    for opening in _FEDERAL:
        if words == opening:
            return Where(federal=True)
        if words.startswith(opening + " "):
            rest = words.removeprefix(opening + " ")
            if rest in _MILITARY:
                return Where(federal=True, military=True)
            if rest in _BY_NAME:
                return Where(_BY_NAME[rest], federal=True)
    return Where(federal=True, military=True) if words in _MILITARY else None
