"""A person's name in parts. Nothing typed is lost: `typed` keeps the name as it was written."""

import re
import unicodedata
from dataclasses import dataclass, field

_TITLES = """
    det detective officer ofc ofcr off sgt sergeant lt lieutenant capt captain cpl corporal chief
    sheriff deputy dep trooper agent patrolman patrolwoman ptl ptlm inspector insp investigator inv
    marshal colonel col maj major hon honorable judge justice magistrate commissioner mr mrs ms miss
    mx dr prof professor rev reverend atty attorney ada aag ausa asst assistant special sra srta
    senor senora senorita lic the
"""
_PARTICLES = """
    de del la las los y e da das do dos di du des le van von der den ter ten zu bin ibn al el
    st saint san santa mc mac o
"""
TITLES = frozenset(_TITLES.split())
PARTICLES = frozenset(_PARTICLES.split())
NAMES_TOO = {"major", "justice", "marshal", "chief", "judge", "special", "col", "off", "deputy"}
SUFFIXES = {
    "jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "2nd": "II",
    "iii": "III", "3rd": "III", "iv": "IV", "4th": "IV",
}  # fmt: skip
CREDENTIALS = {"esq", "esquire", "md", "phd", "jd", "do", "dds", "rn", "cpa"}
LINKS = {"y", "e"}  # "Ortega y Gasset"
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "\u0131": "i"}
)


APOSTROPHES = "['`\u2019\u02bc]"


def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes; everything else that is no letter becomes a space."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(APOSTROPHES, "", plain)
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name; any may be empty. `suffix` is generational only: Jr., Sr., II to IV.

    `typed` is what was written and does not count when two names are compared with `==`.
    """

    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    title: str = ""
    typed: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str, *, double_surname: bool = False) -> "PersonName":
        """Reads "Det. John Q. O'Brien Jr." or "O'BRIEN, John Q., Jr.".

        With `double_surname` the last two names are the surnames, as in Spanish ("Ana García
        López"). Without it García is a middle name, which `closeness` allows for.
        """
        typed = " ".join(text.split())
        spaced = re.sub(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])", ". ", typed)
        segments = [s.split() for s in re.split(r"[,;]", spaced) if s.strip()]
        suffix, segments = _take_suffix(segments)
        family_first = segments[0] if len(segments) > 1 else []
        rest = [word for segment in segments[bool(family_first) :] for word in segment]
        title, rest = _take_title(rest, alone_is_name=bool(family_first))
        if family_first:
            more, family_first = _take_title(family_first, alone_is_name=True)
            given, middle = rest[:1], rest[1:]
            title, family = " ".join(filter(None, (more, title))), family_first
        else:
            given, middle, family = _split(rest, double_surname=double_surname)
        return cls(" ".join(given), " ".join(middle), " ".join(family), suffix, title, typed)

    @property
    def full(self) -> str:
        """Given names first, as in a sentence, without the title."""
        return " ".join(filter(None, (self.given, self.middle, self.family, self.suffix)))

    @property
    def listed(self) -> str:
        """Family name first, as in a list: "O'Brien, John Q., Jr."."""
        given = " ".join(filter(None, (self.given, self.middle)))
        return ", ".join(filter(None, (self.family, given, self.suffix)))

    @property
    def initials(self) -> str:
        """First letters of given, middle and family name, without particles: "JQO"."""
        words = [*fold(self.given).split(), *fold(self.middle).split(), *self.surnames]
        return "".join(word[0] for word in words if word not in PARTICLES).upper()

    @property
    def surnames(self) -> list[str]:
        """Folded surnames without particles; hyphens divide. ["garcia", "lopez"]."""
        words = fold(self.family).split()
        return [word for word in words if word not in PARTICLES] or words

    @property
    def sort_key(self) -> str:
        """Orders names as a list does in every database: "cruz, maria elena, jr, de la cruz"."""
        given = fold(f"{self.given} {self.middle}")
        return ", ".join((" ".join(self.surnames), given, fold(self.suffix), fold(self.family)))

    def __bool__(self) -> bool:
        return bool(self.given or self.middle or self.family)


def _take_suffix(segments: list[list[str]]) -> tuple[str, list[list[str]]]:
    """Removes "Jr." and "Esq." from the ends of the segments; keeps the generation."""
    suffix = ""
    left = []
    for number, segment in enumerate(segments):
        words = list(segment)
        while len(words) > (number == 0) and fold(words[-1]).replace(" ", "") in (
            SUFFIXES.keys() | CREDENTIALS
        ):
            suffix = SUFFIXES.get(fold(words.pop()).replace(" ", ""), suffix)
        if words:
            left.append(words)
    return suffix, left


def _take_title(words: list[str], *, alone_is_name: bool) -> tuple[str, list[str]]:
    """Removes titles in front. A word that is also a name stays when nothing else would be left."""
    count = 0
    while count < len(words) - (not alone_is_name) and _is_title(words[count:], alone_is_name):
        count += 1
    return " ".join(words[:count]), words[count:]


def _is_title(words: list[str], alone_is_name: bool) -> bool:
    word = fold(words[0])
    if word == "sr":  # señor; a Senior in front of a name does not happen
        return True
    if word not in TITLES:
        return False
    dotted = words[0].endswith(".")
    if alone_is_name:
        return dotted or word not in NAMES_TOO
    return dotted or word not in NAMES_TOO or len(words) > 2


def _split(words: list[str], *, double_surname: bool) -> tuple[list[str], list[str], list[str]]:
    """Given, middle and family words of a name written given name first."""
    units = _units(words)
    if len(units) == 1 and len(words) > 1:  # "Van Jones": the particle is the given name
        units = [words[:1], words[1:]]
    surnames = 2 if double_surname and len(units) > 2 else 1
    given, family = units[:1], units[max(1, len(units) - surnames) :]
    if len(units) == 1:
        given, family = [], units
    middle = units[1 : len(units) - len(family)] if len(units) > 1 else []
    return _joined(given), _joined(middle), _joined(family)


def _units(words: list[str]) -> list[list[str]]:
    """Words with their particles: [["Juan"], ["de", "la", "Cruz"]]; "y" holds two together."""
    units: list[list[str]] = []
    open_unit = False
    for word in words:
        plain = fold(word)
        particle = plain in PARTICLES and not (len(plain) == 1 and word.endswith("."))
        if open_unit or (units and plain in LINKS and particle):
            units[-1].append(word)
        else:
            units.append([word])
        open_unit = particle
    if open_unit and len(units) > 1:  # a name does not end in a particle
        units[-2:] = [units[-2] + units[-1]] if fold(units[-1][0]) in LINKS else units[-2:]
    return units


def _joined(units: list[list[str]]) -> list[str]:
    return [word for unit in units for word in unit]
