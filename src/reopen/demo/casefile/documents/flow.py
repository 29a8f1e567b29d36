"""Running text and forms down one page after the other."""

import textwrap
from random import Random

from reopen.demo.casefile.documents.heads import draw_head
from reopen.demo.casefile.documents.models import Document
from reopen.demo.casefile.faces import face
from reopen.demo.casefile.paper import HEIGHT, Sheet

LEFT, RIGHT, BOTTOM = 170, 1560, HEIGHT - 130


class Flow:
    """The pages of a document being filled from top to bottom."""

    def __init__(self, document: Document, rng: Random) -> None:
        self.document = document
        self.rng = rng
        self.sheets: list[Sheet] = []
        self.framed_from: int | None = None
        self.new_page()

    @property
    def sheet(self) -> Sheet:
        """The page now being filled."""
        return self.sheets[-1]

    def new_page(self) -> None:
        """Ends this page, with its frame if it has one, and begins the next."""
        framed = self.framed_from is not None
        self.close_frame()
        self.sheets.append(Sheet(self.rng))
        self.y = draw_head(self.sheet, self.document, len(self.sheets))
        if framed:
            self.open_frame()

    def open_frame(self) -> None:
        """Begins a box around what follows."""
        self.framed_from = int(self.y)
        self.y += 16

    def close_frame(self) -> None:
        """Draws the box around what was written since `open_frame`."""
        if self.framed_from is not None:
            end = max(self.y + 10, BOTTOM if self.y > BOTTOM - 400 else self.y + 10)
            self.sheet.box(LEFT - 14, self.framed_from, RIGHT + 14, end)
            self.y = int(end)
            self.framed_from = None

    def room(self, high: int) -> None:
        """Goes to the next page unless `high` pixels are left."""
        if self.y + high > BOTTOM:
            self.new_page()

    def typed(self, text: str) -> None:
        """Typewritten paragraphs; an empty line parts them, a line starting with | stays whole."""
        document = self.document
        columns = int((RIGHT - LEFT) / document.pitch)
        for paragraph in text.strip("\n").split("\n\n"):
            for line in _wrapped(paragraph, columns):
                self.room(document.spacing)
                self.sheet.type(LEFT, self.y, line, document.machine, document.pitch)
                self.y += document.spacing
            self.y += document.spacing // 2

    def printed(self, text: str, font: str = "arimo", size: int = 23) -> None:
        """Printed text of a form, broken at the margin."""
        for line in broken(text, font, size, RIGHT - LEFT):
            self.room(size + 12)
            self.sheet.print(LEFT, self.y, line, font, size)
            self.y += size + 11
        self.y += 10

    def handwritten(self, text: str) -> None:
        """Lines by hand, broken at the margin."""
        document = self.document
        for paragraph in text.strip("\n").split("\n"):
            for line in broken(paragraph, document.hand, document.hand_size + 6, RIGHT - LEFT - 60):
                self.room(document.hand_size + 22)
                self.sheet.hand(LEFT + 10, self.y, line, document.hand, document.hand_size)
                self.y += document.hand_size + 20


def broken(text: str, font: str, size: int, wide: float) -> list[str]:
    """The text in lines that fit the width in that face."""
    cut = face(font, size)
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and cut.getlength(longer) > wide:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _wrapped(paragraph: str, columns: int) -> list[str]:
    lines: list[str] = []
    running = ""
    for line in paragraph.split("\n"):
        if line.startswith("|"):
            lines += textwrap.wrap(running, columns)
            lines.append(line[1:].rstrip())
            running = ""
        else:
            running = f"{running} {line}".strip()
    return lines + textwrap.wrap(running, columns)
