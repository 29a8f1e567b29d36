"""Citations of a transcript by page and line, made and read as people type them.

"Tr. 34:5-12", "2 Tr. 34:20-35:3", "p. 34, lines 5 to 12", "34:5".
"""

import re
from dataclasses import dataclass

_NAMES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {name: at for at, name in enumerate(_NAMES, 1)}
_TO = "\N{EN DASH}"
_MOST_LINES = 60
_READ = re.compile(
    r"""\s*
    (?:(?P<volume>\d{1,3}|[IVX]{1,4})\s*(?=[a-z]))?
    (?:vol(?:ume)?\.?\s*(?P<named>\d{1,3}|[IVX]{1,4})\s*,?\s*)?
    (?:(?:trial\s+)?(?:transcript|trans|tr|r\.?t|n\.?t|t)\b\.?\s*,?\s*)?
    (?:at\s+)?(?:pages?|pp?)?\.?\s*
    (?P<page>\d{1,5})
    (?:
        (?:\s*[:;.]\s*|\s*,?\s*(?:lines?|ll?)\.?\s*)(?P<line>\d{1,2})
        (?:\s*(?:-|\u2013|\u2014|to|through)\s*(?:(?P<to_page>\d{1,5})\s*[:;.]\s*)?(?P<to>\d{1,2}))?
      | \s*(?:-|\u2013|\u2014|to|through)\s*(?P<pages_to>\d{1,5})
    )?
    \s*\.?\s*""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, order=True)
class Place:
    """A printed page and a line of it; line 0 is the page as a whole."""

    page: int
    line: int = 0


@dataclass(frozen=True)
class Citation:
    """From one place to another, both included; `volume` 0 where none is named."""

    first: Place
    last: Place
    volume: int = 0

    def __str__(self) -> str:
        head = f"{self.volume} Tr. " if self.volume else "Tr. "
        first, last = self.first, self.last
        if not first.line:
            pages = f"{first.page}" if first.page == last.page else f"{first.page}{_TO}{last.page}"
            return head + pages
        if first.page != last.page:
            return f"{head}{first.page}:{first.line}{_TO}{last.page}:{last.line}"
        lines = f"{first.line}" if first.line == last.line else f"{first.line}{_TO}{last.line}"
        return f"{head}{first.page}:{lines}"


def read_citation(typed: str) -> Citation | None:
    """What was typed, as a citation; None where it is none, or runs backwards."""
    found = _READ.fullmatch(typed)
    if found is None:
        return None
    page = int(found["page"])
    line = int(found["line"] or 0)
    last = Place(int(found["to_page"] or found["pages_to"] or page), int(found["to"] or line))
    first = Place(page, line)
    if (found["line"] and not 1 <= line <= _MOST_LINES) or last.line > _MOST_LINES:
        return None
    if last < first or (first.line and not last.line):
        return None
    return Citation(first, last, _volume(found["volume"] or found["named"] or ""))


def _volume(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN.get(text.upper(), 0)
