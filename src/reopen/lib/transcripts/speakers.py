"""Who speaks on the lines of a page of testimony."""

import re
from collections.abc import Sequence
from statistics import median

from reopen.lib.reading.words import Word

_MARK = re.compile(r"([QA])[.,:]?")
_NAMED = re.compile(r"((?:(?:MR|MS|MRS|MISS|DR|THE|A|JUDGE)\b\.?\s*)?[A-Z][A-Z.'\u2019 -]{1,30}):")
_BY = re.compile(r"BY (?:MR|MS|MRS|MISS)\b")
_BLOTS = "'\"`.,\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_BESIDE = 0.012  # of the page's width: what stands this near to a column stands in it
_HEADING = 0.05


def speakers_of(lines: Sequence[Sequence[Word]]) -> list[str]:
    """A speaker for each line: "Q", "A", a name as it stands there, or "" for what nobody says.

    Marks that the reading mistook ("0.", "QO", "Ou") are known by the column they stand in; one
    that it lost by words that begin where questions and answers begin: then the other one speaks.
    """
    marks, starts = _columns(lines)
    speakers: list[str] = []
    speaker = ""
    for words in lines:
        speaker = _speaker(words, speaker, marks, starts)
        speakers.append(speaker)
    return speakers


def _columns(lines: Sequence[Sequence[Word]]) -> tuple[float | None, float | None]:
    """Where Q and A stand, and where the words after them begin."""
    marked = [words for words in lines if len(words) > 1 and _MARK.fullmatch(words[0].t)]
    if len(marked) < 2:
        return None, None
    return median(words[0].x0 for words in marked), median(words[1].x0 for words in marked)


def _speaker(words: Sequence[Word], before: str, marks: float | None, starts: float | None) -> str:
    first, text = words[0], " ".join(word.t for word in words)
    if text.startswith("(") or _BY.match(text):
        return ""
    named = _NAMED.match(text)
    if named:
        return " ".join(named[1].split())
    if marks is None or starts is None:
        mark = _MARK.fullmatch(first.t)
        return mark[1] if mark and len(words) > 1 else before
    if abs(first.x0 - marks) < _BESIDE and len(first.t) <= 4 and len(words) > 1:
        bare = first.t.lstrip(_BLOTS)
        return "A" if bare[:1] in ("A", "4") else "Q"
    if first.x0 > starts + _HEADING and text == text.upper():
        return ""
    if abs(first.x0 - starts) < _BESIDE and before in ("Q", "A"):
        return "A" if before == "Q" else "Q"
    return before
