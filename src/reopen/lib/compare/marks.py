"""What stands in the lines of a page and is no text: marks of redaction, numbers of lines."""

import re
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

#: Written where something was blacked out, or read from a black box: bars and strokes. A line to
#: write on is none.
MARK = re.compile(
    r"[█■▓▒▇▆]+|[\[(<]\s*redact(?:ed|ion)\s*[\])>]|\bREDACTED\b|\bX{5,}\b|#{2,}"
    r"|(?<!\S)(?=\S*[lI|i_!])(?!\S*___)[lI|i1_!.\-]{2,}(?!\S)",
    re.IGNORECASE,
)
_LABEL = "REDACTED"
#: A label as a bad scan shows it: mostly capitals, parted by a blank here and there.
_WORN_LABEL = re.compile(r"([\[(<{|-]?)[A-Z*~](?: ?[A-Za-z0-9*?|!+~-]){4,10}?([\])>}|-]|(?!\S))")
_OFF, _OFF_IN_BRACKETS, _CAPITALS = 2, 3, 4
_PLAIN = re.compile(r"[^A-Za-z0-9]")
#: The number before a line of a transcript or pleading, as it may be read, also in a column.
_NUMBERED = re.compile(r"^[^\w\n]{0,3}([0-9lIoOSB|]{1,2}|[0-9] [0-9])(?!\w)", re.MULTILINE)
_DIGITS = str.maketrans("lI|oOSB", "1110058")
#: So many lines with the number after that of the line before make numbered lines.
_RUNNING = 5


def without_marks(text: str) -> str:
    """The text with its marks of redaction and its line numbers blanked out, the rest in place."""
    if MARK.search(text):
        worn = _LABEL in text
        text = MARK.sub(_blank, text)
        if worn:
            text = _WORN_LABEL.sub(_blank_label, text)
    return _without_line_numbers(text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_label(match: re.Match[str]) -> str:
    """Blank for a misread label; where one page has labels, others on it are misread."""
    plain = _PLAIN.sub("", match.group())
    if sum(sign.isupper() for sign in plain) < _CAPITALS:
        return match.group()
    allowed = _OFF_IN_BRACKETS if match[1] or match[2] else _OFF
    off = Levenshtein.distance(plain.upper(), _LABEL, score_cutoff=allowed)
    return match.group() if off > allowed else _blank(match)


def without_line_numbers(text: str) -> str:
    """The text with the numbers of its lines blanked out that run on, the rest in place."""
    return _blanked(text, [match.span() for match, running in _numbered(text) if running])


def _without_line_numbers(text: str) -> str:
    """Without those that run on, and what stands like them before a line, misread."""
    found = _numbered(text)
    alone = {match.start() for match, running in found if not running and _is_alone(match)}
    return _blanked(text, [match.span() for match, _ in found if match.start() not in alone])


def _numbered(text: str) -> list[tuple[re.Match[str], bool]]:
    """The numbers before lines, or in a column of their own, each with whether it runs on.

    None where too few do.
    """
    found = list(_NUMBERED.finditer(text))
    if len(found) <= _RUNNING:
        return []
    values = [_value(match[1]) for match in found]
    steps = [False, *(one + 1 == two for one, two in pairwise(values)), False]
    if sum(steps) < _RUNNING:
        return []
    return [(match, steps[at] or steps[at + 1]) for at, match in enumerate(found)]


def _is_alone(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in ("", "\n")


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _value(read: str) -> int:
    digits = read.translate(_DIGITS).replace(" ", "")
    return int(digits) if digits.isdigit() else -1
