"""Notes by hand on ruled pads and slips."""

from random import Random

from reopen.demo.casefile.documents.flow import broken
from reopen.demo.casefile.documents.models import Document
from reopen.demo.casefile.paper import HEIGHT, Sheet

TOP, LEFT, WIDE = 210, 250, 1330


def lay_notes(document: Document, rng: Random) -> list[Sheet]:
    """Pages of handwriting; `---` on a line of its own turns the page."""
    pitch = document.hand_size + 18
    sheets: list[Sheet] = []
    for page in document.body.strip().split("\n---\n"):
        sheet = _pad(document, rng, pitch)
        sheets.append(sheet)
        y = TOP
        for line in page.split("\n"):
            for piece in broken(line, document.hand, document.hand_size + 8, WIDE):
                if y > HEIGHT - 190:
                    sheet = _pad(document, rng, pitch)
                    sheets.append(sheet)
                    y = TOP
                _write(sheet, document, y, line, piece, rng)
                y += pitch
    return sheets


def _write(sheet: Sheet, document: Document, y: int, line: str, piece: str, rng: Random) -> None:
    indent = 60 if line.startswith("  ") else 0
    x = LEFT + indent + rng.randint(-8, 12)
    underlined = piece.startswith("_")
    wide = sheet.hand(x, y, piece.strip("_"), document.hand, document.hand_size)
    if underlined:
        low = y + document.hand_size * 1.25
        sheet.rule(x, low + rng.randint(-3, 3), x + wide - 14, low + rng.randint(-6, 6), 4)


def _pad(document: Document, rng: Random, pitch: int) -> Sheet:
    sheet = Sheet(rng)
    if document.ruled:
        for y in range(TOP + document.hand_size + 8, HEIGHT - 90, pitch):
            sheet.image.paste(196, (90, y, 1640, y + 2))
        for x in (196, 204):
            sheet.image.paste(186, (x, 60, x + 2, HEIGHT - 60))
    return sheet
