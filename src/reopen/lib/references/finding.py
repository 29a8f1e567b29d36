"""Finds references in a text as it was read, slips of the reading included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from reopen.lib.references.people import person_after
from reopen.lib.vocabulary import Term, load


@dataclass(frozen=True, kw_only=True)
class ReferenceKind(Term):
    """A kind of paper. `needs` is what must follow its words, as `kinds.yaml` explains."""

    words: tuple[str, ...] = ()
    needs: str = "number"
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that speaks of a paper. `number` is tidied ("4", "88-1907", "C"; the words of the
    vocabulary, such as "k-9 log", for what has no number; a surname for what is somebody's),
    `date` is "1988-05-03" or, without a year, "05-03"; `words` and the offsets are as it stands
    there.
    """

    kind: str
    words: str
    number: str
    date: str
    start: int
    end: int


KINDS = load(Path(__file__).parent / "kinds.yaml", ReferenceKind)

# What a reader may take for what, letter by letter; everything is matched without regard to case.
_SLIPS = {
    "l": "[l1i|!]", "i": "[i1l|!j]", "o": "[o0]", "s": "[s5$]", "e": "[ec]", "b": "[b6h8]",
    "m": "(?:m|rn|nn|ni)", "n": "(?:n|ri)", "g": "[gq9]", "t": "[tf]", "u": "[un]",
    " ": r"[\s.,_]+", "-": r"[\s-]?", ".": r"[.,]?",
}  # fmt: skip
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"\s*(?:of|dated|from|taken(?:\s+on)?|on)?\s*(?:the\s+)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTHS})\b\.?,?(?:\s+(?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTHS})\b\.?\s+(?P<d2>\d{{1,2}})\b(?:st|nd|rd|th)?(?:,?\s+(?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>\d{{1,2}})[/-](?P<d3>\d{{1,2}})[/-](?P<y3>(?:19|20)?\d\d)\b)",
    re.IGNORECASE,
)
_ONE = r"(?:[A-Z]{0,2}-?\d[\dOlISB]{0,6}(?:-\d[\dOlISB]{0,6}){0,2}(?:-?[A-Z](?![A-Z]))?)"
_NUMBERS = re.compile(
    rf"\s*(?:n[o0]s?[.,]?|numbers?|#)?\s*(?P<all>{_ONE}\b(?:\s*(?:,|and|&|to|through|or)\s*{_ONE}\b)*)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:n[o0][.,]?|#)?\s*(?P<all>[A-Z]\b(?:-\d+)?)(?!['.]\w)")
_WHEN = re.compile(rf"\s*,?\s*(?:was\s+)?{_DATE.pattern}", re.IGNORECASE)
_NUMBERED = ("number", "either", "person", "mark")
_SMALL_RANGE = re.compile(r"^(\d{1,2})-(\d{1,2})$")
_FILE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}-?\d{2}-\d{2,6}|\d{2}-[A-Z]{1,3}-\d{2,5}|(?:19|20)?\d{2}-\d{4,6}"
    r"|[A-Z]-\d{4,6}|(?:19|20)\d{2}-\d{3,6})(?![\w-])"
)


def _tolerant(words: str) -> str:
    return "".join(_SLIPS.get(char, re.escape(char)) for char in words.lower())


def _openings() -> dict[str, re.Pattern[str]]:
    """By the first word, folded: all that begins with it, the longest first.

    The name of the group that matches tells the kind.
    """
    found = [(word, key) for key, kind in KINDS.items() for word in kind.words]
    by_first: dict[str, list[tuple[str, str]]] = {}
    for word, key in sorted(found, key=lambda entry: -len(entry[0])):
        by_first.setdefault(_folded(word.split()[0]), []).append((word, key))
    return {first: _any_of(group) for first, group in by_first.items()}


def _any_of(group: list[tuple[str, str]]) -> re.Pattern[str]:
    found = "|".join(f"(?P<{key}__{n}>{_tolerant(word)})" for n, (word, key) in enumerate(group))
    return re.compile(f"(?:{found})s?(?![a-z])", re.IGNORECASE)


_CANONICAL = str.maketrans(
    {
        **dict.fromkeys("1|!j", "i"), "l": "i", "0": "o", "5": "s", "$": "s", "c": "e", "6": "b",
        "8": "b", "h": "b", "9": "g", "q": "g", "f": "t", "u": "n", "r": "n", "m": "nn",
        **dict.fromkeys(".,;:()[]\"'-_", None),
    }
)  # fmt: skip
_TOKEN = re.compile(r"[A-Za-z0-9|!$][\w|!$.-]+")


def _folded(word: str) -> str:
    """A word so that its common misreadings come out alike; other words may, and are checked."""
    return word.lower().translate(_CANONICAL)


_OPENINGS = _openings()


def find_references(text: str) -> list[Reference]:
    """Every reference in the text, in order."""
    found: list[Reference] = []
    at = 0
    for token in _TOKEN.finditer(text):
        pattern = _OPENINGS.get(_folded(token.group()))
        opening = pattern.match(text, token.start()) if pattern and token.start() >= at else None
        if opening:
            each = list(_after(text, opening))
            found += each
            at = each[-1].end if each else at
    taken = [(each.start, each.end) for each in found]
    for match in _FILE.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            number = tidy(match.group())
            found.append(Reference("file", match.group(), number, "", *match.span()))
    return sorted(found, key=lambda each: each.start)


def kinds_named(line: str) -> set[str]:
    """The kinds of paper whose words stand in a line, whatever follows them."""
    found = set()
    for token in _TOKEN.finditer(line):
        pattern = _OPENINGS.get(_folded(token.group()))
        opening = pattern.match(line, token.start()) if pattern else None
        if opening:
            found.add((opening.lastgroup or "").rpartition("__")[0])
    return found


def says_nothing_more(reference: Reference) -> bool:
    """Whether it is known by its kind alone, without number, person or date."""
    return KINDS[reference.kind].needs == "nothing" and not reference.date


def tidy(number: str) -> str:
    """A number as it was meant: letters that a reader put for digits are digits again."""
    digits = sum(char.isdigit() for char in number)
    if digits < 2 and not number[:1].isdigit():
        return number.upper()
    head = re.match(r"[A-Za-z]{1,3}(?=-?\d)|", number)
    letters = head.group() if head else ""
    rest = number[len(letters) :]
    parts = rest.split("-")
    return (letters + "-".join(map(_digits, parts))).upper()


def _digits(part: str) -> str:
    if part.isalpha():
        return part
    return part.translate(str.maketrans("OolIiSsB", "00111558"))


def _after(text: str, opening: re.Match[str]) -> Iterator[Reference]:
    """What is referred to after these words; nothing where the kind needs what is not there."""
    kind = (opening.lastgroup or "").rpartition("__")[0]
    needs, start, end = KINDS[kind].needs, opening.start(), opening.end()
    if needs == "person":
        who, until = person_after(text, end)
        if who:
            dated = _WHEN.match(text, until)
            until = dated.end() if dated else until
            yield _reference(text, kind, start, until, who, _date_of(dated) if dated else "")
            return
    dated = _DATE.match(text, end) if needs in ("date", "either", "person", "nothing") else None
    if dated:
        yield _reference(text, kind, start, dated.end(), date=_date_of(dated))
        return
    numbered = _NUMBERS.match(text, end) if needs in _NUMBERED else None
    if numbered:
        for number in _each(numbered.group("all"), needs == "mark"):
            yield _reference(text, kind, start, numbered.end(), number=number)
        return
    marked = _MARK.match(text, end) if needs == "mark" else None
    if marked:
        yield _reference(text, kind, start, marked.end(), number=marked.group("all").upper())
    elif needs == "nothing":
        yield _reference(text, kind, start, end, number=_closest(kind, text[start:end]))
    elif kind == "photo_array" and end - start > len("array"):
        yield _reference(text, kind, start, end)


def _closest(kind: str, words: str) -> str:
    """The words of the vocabulary that these are, one or many, whatever the reader made of them."""
    alike = max(KINDS[kind].words, key=lambda word: fuzz.ratio(word, words.lower()))
    one = alike.removesuffix("s")
    return min((word for word in KINDS[kind].words if word.removesuffix("s") == one), key=len)


def _reference(
    text: str, kind: str, start: int, end: int, number: str = "", date: str = ""
) -> Reference:
    return Reference(kind, " ".join(text[start:end].split()), number, date, start, end)


def _each(numbers: str, marked: bool) -> Iterator[str]:
    """The numbers of "4", "4 and 6", "1-3", "1 to 12"; a long stretch stays as it is.

    A letter after a number is part of a mark: exhibit 3B is not exhibit 38.
    """
    span = _SMALL_RANGE.match(numbers) or re.match(
        r"^(\d{1,2})\s+(?:to|through)\s+(\d{1,2})$", numbers
    )
    if span and 0 < int(span[2]) - int(span[1]) < 30:
        yield from map(str, range(int(span[1]), int(span[2]) + 1))
        return
    for part in re.split(r"\s*(?:,|and|&|to|through|or)\s*", numbers, flags=re.IGNORECASE):
        if part:
            yield part.upper() if marked and part[-1].isalpha() else tidy(part)


def _date_of(match: re.Match[str]) -> str:
    if match["m3"]:
        month, day, year = int(match["m3"]), int(match["d3"]), match["y3"]
        year = year if len(year) == 4 else f"{'19' if int(year) > 35 else '20'}{year}"
    else:
        name = (match["m1"] or match["m2"])[:3].lower()
        month, day = _ORDER.index(name) + 1, int(match["d1"] or match["d2"])
        year = match["y1"] or match["y2"] or ""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return ""
    told = f"{month:02}-{day:02}"
    return f"{year}-{told}" if year else told
