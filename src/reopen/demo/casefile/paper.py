"""A sheet of paper at 200 dpi: typed, printed, written by hand, stamped, ruled.

Whatever is put on a sheet as words is remembered with its place, so that the truth about a page
is never a second telling of it.
"""

from dataclasses import dataclass, field
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from reopen.demo.casefile.faces import face, glyph

WIDTH, HEIGHT = 1700, 2200
INK = 25

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Word:
    """A word and where it stands: left, top, right, bottom in pixels of its page."""

    text: str
    box: Box


@dataclass
class Sheet:
    """One page being made. `words` are its text in reading order, `marks` what lies over it."""

    rng: Random
    width: int = WIDTH
    height: int = HEIGHT
    words: list[Word] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("L", (self.width, self.height), 255)
        self.typed = np.full((self.height, self.width), 255.0, dtype=np.float32)

    # -- words ---------------------------------------------------------------------------------

    def print(
        self, x: float, y: float, text: str, font: str = "arimo", size: int = 24, anchor: str = "l"
    ) -> float:
        """Printed text at its top left (`anchor` l, m or r); returns its width."""
        drawing, cut = ImageDraw.Draw(self.image), face(font, size)
        wide = cut.getlength(text)
        x -= {"l": 0.0, "m": wide / 2, "r": wide}[anchor]
        drawing.text((x, y), text, font=cut, fill=INK)
        for start, word in _words_of(text):
            left = x + cut.getlength(text[:start])
            self._remember(word, left, y, left + cut.getlength(word), y + size * 1.25)
        return wide

    def type(
        self, x: float, y: float, text: str, font: str = "courier-prime", pitch: float = 20.0
    ) -> float:
        """Typewriter text, each letter a little off and unevenly inked; returns its width."""
        size = round(pitch / 0.6)
        for at, letter in enumerate(text):
            if letter != " ":
                self._strike(x + at * pitch, y, letter, font, size, pitch)
        for start, word in _words_of(text):
            left = x + start * pitch
            self._remember(word, left, y, left + len(word) * pitch, y + size * 1.1)
        return len(text) * pitch

    def hand(
        self, x: float, y: float, text: str, font: str = "nothing-you-could-do", size: int = 44
    ) -> float:
        """Handwriting: words of uneven size and slant on a wavering line; returns its width."""
        start, wave = x, self.rng.uniform(0, 6.28)
        slant = self.rng.uniform(-0.04, 0.1)
        for number, word in enumerate(text.split()):
            here = size + self.rng.randint(-2, 2)
            rise = 3.0 * float(np.sin(wave + number * 0.7)) + self.rng.uniform(-1.5, 1.5)
            wide = self._scrawl(x, y + rise, word, font, here, slant)
            self._remember(word, x, y, x + wide, y + size * 1.2)
            x += wide + size * self.rng.uniform(0.24, 0.4)
        return x - start

    # -- lines and shapes ----------------------------------------------------------------------

    def rule(self, x0: float, y0: float, x1: float, y1: float, wide: int = 2) -> None:
        """A printed line."""
        ImageDraw.Draw(self.image).line((x0, y0, x1, y1), fill=50, width=wide)

    def box(self, x0: float, y0: float, x1: float, y1: float, wide: int = 2) -> None:
        """A printed box."""
        ImageDraw.Draw(self.image).rectangle((x0, y0, x1, y1), outline=50, width=wide)

    def tick(self, x: float, y: float, on: bool) -> None:
        """A check box, crossed by typewriter when it is on."""
        self.box(x, y, x + 24, y + 24)
        if on:
            self._strike(x + 2, y - 4, "X", "courier-prime-bold", 36, 20)

    def signature(self, x: float, y: float, name: str, size: int = 46) -> None:
        """A name signed with a flourish; it is a mark, too wild to count as words."""
        self._scrawl(x, y, name, "homemade-apple", size, 0.25)
        self.marks.append(f"signature: {name}")

    def stamp(
        self, lines: list[str], x: int, y: int, angle: float = 0.0, strength: float = 0.62
    ) -> None:
        """A rubber stamp over the page: framed, patchy, turned."""
        size = 46
        wide = int(max(face("arimo-bold", size).getlength(line) for line in lines)) + 50
        tile = Image.new("L", (wide, len(lines) * 56 + 34), 0)
        drawing = ImageDraw.Draw(tile)
        drawing.rectangle((3, 3, tile.width - 4, tile.height - 4), outline=255, width=5)
        for number, line in enumerate(lines):
            at = (tile.width / 2, 16 + number * 56)
            drawing.text(at, line, font=face("arimo-bold", size), fill=255, anchor="ma")
        self._patchy(tile, x, y, angle, strength)
        self.marks.append("stamp: " + " / ".join(lines))

    # -- how ink gets on paper -----------------------------------------------------------------

    def finished(self) -> Image.Image:
        """The clean page: everything printed and everything typed in one image."""
        return ImageChops.darker(self.image, Image.fromarray(self.typed.astype(np.uint8)))

    def _remember(self, word: str, x0: float, y0: float, x1: float, y1: float) -> None:
        self.words.append(Word(word, (round(x0), round(y0), round(x1), round(y1))))

    def _strike(self, x: float, y: float, letter: str, font: str, size: int, pitch: float) -> None:
        ink = glyph(font, size, letter)
        left = round(x + (pitch - (ink.shape[1] - 8)) / 2 - 4 + self.rng.gauss(0, 0.5))
        top = round(y + self.rng.gauss(0, 0.7) + (ord(letter) % 7 == 0))
        left, top = max(left, 0), max(top, 0)
        place = self.typed[top : top + ink.shape[0], left : left + ink.shape[1]]
        strength = self.rng.uniform(0.74, 0.97)
        place *= 1.0 - ink[: place.shape[0], : place.shape[1]] * strength

    def _scrawl(self, x: float, y: float, word: str, font: str, size: int, slant: float) -> float:
        cut = face(font, size)
        wide, high = int(cut.getlength(word)) + 30, int(size * 2)
        tile = Image.new("L", (wide, high), 0)
        ImageDraw.Draw(tile).text((10, size * 0.3), word, font=cut, fill=255)
        lean = (1, slant, -slant * high / 2, 0, 1, 0)
        tile = tile.transform(tile.size, Image.Transform.AFFINE, lean, Image.Resampling.BILINEAR)
        dark = self.rng.randint(30, 70)
        self.image.paste(dark, (round(x - 10), round(y - size * 0.3)), tile)
        return float(wide - 30)

    def _patchy(self, tile: Image.Image, x: int, y: int, angle: float, strength: float) -> None:
        grain = np.random.default_rng(self.rng.getrandbits(32))
        rough = grain.random((tile.height // 6 + 2, tile.width // 6 + 2)) * 255
        cloud = Image.fromarray(rough.astype(np.uint8)).resize(tile.size, Image.Resampling.BICUBIC)
        ink = np.asarray(tile, dtype=np.float32) * np.clip(np.asarray(cloud) / 150.0, 0.25, 1.0)
        stamp = Image.fromarray((ink * strength).astype(np.uint8))
        turned = stamp.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        self.image.paste(40, (x, y), turned)


def _words_of(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        found.append((start, word))
        start += len(word)
    return found


def text_of(words: list[Word]) -> str:
    """The words as lines of text: those whose middles stand on one height make one line."""
    lines: list[list[Word]] = []
    for word in words:
        middle = (word.box[1] + word.box[3]) / 2
        last = lines[-1][-1].box if lines else None
        if last and last[1] < middle < last[3] and word.box[0] >= last[0]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(word.text for word in line) for line in lines)
