"""Testimony: twenty-five numbered lines a page, as a court reporter types it."""

import textwrap
from random import Random

from reopen.demo.casefile.documents.models import Document
from reopen.demo.casefile.paper import Sheet

LINES, COLUMNS = 25, 56
TOP, PITCH_DOWN, LEFT = 230, 70, 330


def lay_transcript(document: Document, rng: Random) -> list[Sheet]:
    """The pages of the testimony, numbered from `first_page`."""
    lines = [piece for line in document.body.strip().split("\n") for piece in _set(line)]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    return [
        _page(document, rng, page, document.first_page + number)
        for number, page in enumerate(pages)
    ]


def _set(line: str) -> list[str]:
    """One spoken line as typed lines; Q. and A. are indented, `^` centers."""
    if line.startswith("^"):
        return [line[1:].strip().center(COLUMNS).rstrip()]
    if line[:3] in ("Q. ", "A. "):
        line = f"     {line[:2]}   {line[3:]}"
        return textwrap.wrap(line, COLUMNS, drop_whitespace=True, initial_indent="")
    return textwrap.wrap(f"          {line}", COLUMNS) or [""]


def _page(document: Document, rng: Random, lines: list[str], number: int) -> Sheet:
    sheet = Sheet(rng)
    sheet.type(1440, 120, str(number), document.machine, 20)
    for row in range(LINES):
        y = TOP + row * PITCH_DOWN
        sheet.type(196, y, f"{row + 1:>2}", document.machine, 20)
        if row < len(lines):
            sheet.type(LEFT, y, lines[row], document.machine, 20)
    for x in (276, 286, 1500):
        sheet.rule(x, 90, x, 2090)
    footer = document.options.get("footer", "")
    sheet.print(850, 2100, footer, "arimo", 18, "m")
    return sheet
