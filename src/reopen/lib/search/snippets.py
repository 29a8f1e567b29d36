"""The few lines of a page around its hits, safe to put into HTML."""

import re
from html import escape

from reopen.lib.search.matching import Mark

LENGTH = 220
_LEAD = 60
_SPACES = re.compile(r"\s+")


def snippet(page_text: str, marks: list[Mark], length: int = LENGTH) -> str:
    """HTML of about `length` characters with the most hits, each in `<mark>`; all else escaped.

    Without marks it is the beginning of the page. White space is closed up; `…` shows a cut.
    """
    start, end = _window(page_text, marks, length)
    pieces = ["…" if start else ""]
    at = start
    for mark in marks:
        if mark.start >= start and mark.end <= end:
            pieces += [_plain(page_text[at : mark.start]), "<mark>"]
            pieces += [_plain(page_text[mark.start : mark.end]), "</mark>"]
            at = mark.end
    pieces += [_plain(page_text[at:end]), "…" if end < len(page_text) else ""]
    return "".join(pieces).strip()


def _plain(part: str) -> str:
    return escape(_SPACES.sub(" ", part))


def _window(page_text: str, marks: list[Mark], length: int) -> tuple[int, int]:
    """Start and end of the stretch that shows the most marks, moved out to whole words."""
    best, most = 0, 0
    for at, mark in enumerate(marks):
        limit = mark.start + length - _LEAD
        inside = sum(1 for other in marks[at : at + 20] if other.end <= limit)
        if inside > most:
            best, most = mark.start, inside
    start = max(0, best - _LEAD)
    end = min(len(page_text), start + length)
    if marks:
        end = max(end, next(mark.end for mark in marks if mark.start >= best))
    while 0 < start < best and not page_text[start - 1].isspace():
        start += 1
    space = page_text.rfind(" ", start, end)
    if end < len(page_text) and not page_text[end].isspace() and space > start:
        last = max((mark.end for mark in marks if mark.end <= end), default=0)
        end = max(space, last)
    return start, end


def matched_terms(page_text: str, marks: list[Mark]) -> tuple[str, ...]:
    """The different words and phrases found on the page, as they stand there in small letters."""
    terms = (_SPACES.sub(" ", page_text[mark.start : mark.end]).lower() for mark in marks)
    return tuple(dict.fromkeys(terms))
