"""Made-up typed and printed pages with one change planted, for measuring altered copies.

A page is words on lines; its picture and the boxes of its words come from one layout. The altered
copy is either the same paper with one word patched, or the page typed anew with one word changed.
People, streets and cases are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from reopen.lib.compare.contract import DifferenceKind

WIDTH, HEIGHT = 1700, 2200
_LEFT, _TOP, _RIGHT, _BOTTOM = 170, 210, 1540, 2020
_INK = 30

_SENTENCES = (
    "On {date} at {time} the undersigned was sent to {number} {street} Street on a burglary .",
    "{name} stated that he did {not} see the face of the man who ran from the store .",
    "The witness {name} said she was {not} able to pick anyone from the photographs .",
    "A blue sedan with plate {plate} stood near the corner , and the engine was {not} running .",
    "Detective {name} interviewed the owner at {time} and prepared supplement {number} .",
    "The item was sealed under property number {number} and sent to the laboratory on {date} .",
    "The lineup of {date} was {not} recorded , according to Sergeant {name} .",
    "Fingerprints lifted from the window did {not} match those of {name} .",
    "Officer {name} , badge {number} , arrived at {time} and spoke with the neighbors .",
    "The lamp over the back door was {not} lit when {name} came home from work .",
    "A copy of report {number} was handed to the prosecutor on {date} by {name} .",
    "He stated further that the taller of the two men wore a gray jacket .",
    "No weapon was found in the yard or in the alley behind the house after a careful search .",
    "The door had been forced with a flat tool , and drawers were emptied on the floor .",
    "She heard two voices , then a car , and looked at the clock , which showed {time} .",
    "The caller gave the telephone number {phone} and asked to be called back in the evening .",
)
_FIRST = ("Amos", "Berta", "Calvin", "Dora", "Elmer", "Flora", "Gus", "Hattie", "Ivan", "June")
_LAST = (
    "Quillmark", "Tarnow", "Bexley", "Ostrander", "Pellham", "Garvin", "Garven", "Marlin", "Martin",
    "Hollis", "Hollin", "Dunmore", "Vance", "Vane", "Keller", "Kellar", "Stroud", "Whitlow",
)  # fmt: skip
_STREETS = ("Alder", "Birch", "Cinder", "Dovetail", "Ember", "Fallow", "Granite")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NOT = "not"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a page. `kind`: what a change of it would be called, None for plain words."""

    text: str
    kind: DifferenceKind | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with its ink's box in pixels of the clean page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is set. `typed`: fixed pitch, letters struck unevenly. `face` None: Pillow's."""

    face: Path | None
    size: int
    typed: bool


@dataclass(frozen=True, slots=True)
class Planted:
    """One change: `before` on the left page, `after` on the right one; either may be empty.

    `row` and `place` tell line and word where it stands on a page that has it.
    """

    kind: DifferenceKind
    before: str
    after: str
    row: int
    place: int
    patched: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A clean page: picture and words line by line."""

    image: Image.Image
    lines: tuple[tuple[Placed, ...], ...]


def make_lines(rng: np.random.Generator, style: Style) -> list[list[Token]]:
    """The words of one page, broken into lines."""
    size = face(style.face, style.size).getlength("n")
    fits = int((_RIGHT - _LEFT) / size)
    count = min(int(rng.integers(14, 32)), rows_of(style))
    lines: list[list[Token]] = [[]]
    while len(lines) <= count:
        for token in _sentence(rng):
            used = sum(len(other.text) + 1 for other in lines[-1])
            if used + len(token.text) > fits:
                lines.append([])
            lines[-1].append(token)
        if rng.random() < 0.2:
            lines.append([])
    return [line for line in lines[:count] if line]


def alter(
    rng: np.random.Generator, lines: list[list[Token]], kind: DifferenceKind
) -> tuple[list[list[Token]], Planted] | None:
    """The lines with one word of that kind changed; None when the page has none to change."""
    spots = [
        (row, column)
        for row, line in enumerate(lines)
        for column, token in enumerate(line)
        if token.kind is kind
    ]
    if not spots:
        return None
    row, column = spots[int(rng.integers(len(spots)))]
    before = lines[row][column].text
    after = _changed(rng, before, kind)
    changed = [list(line) for line in lines]
    changed[row][column] = replace(lines[row][column], text=after)
    place = sum(bool(token.text) for token in lines[row][:column])
    return changed, Planted(kind, before, after, row, place, patched=bool(rng.random() < 0.5))


def render(
    lines: Sequence[Sequence[Token]], style: Style, seed: int, like: Sequence[Sequence[Token]]
) -> Sheet:
    """The page as a picture. Words equal to those of `like` stand where they stand there.

    An empty word leaves its gap when it stood in `like`. The same `seed` gives the same strokes.
    """
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    step = int(style.size * 1.75)
    top = _TOP
    placed: list[tuple[Placed, ...]] = []
    for row, line in enumerate(lines):
        if top + step > _BOTTOM:
            break
        places = _across(line, like[row], style)
        found = [
            _strike(image, token.text, x, top, style, (seed, row, column))
            for column, (token, x) in enumerate(zip(line, places, strict=True))
            if token.text
        ]
        placed.append(tuple(found))
        top += step
    return Sheet(image, tuple(placed))


def rows_of(style: Style) -> int:
    """How many lines a page of that style holds."""
    return (_BOTTOM - _TOP) // int(style.size * 1.75)


@lru_cache(maxsize=64)
def face(path: Path | None, size: int) -> ImageFont.FreeTypeFont:
    """The face at that size in pixels."""
    if path is not None:
        return ImageFont.truetype(str(path), size)
    return cast("ImageFont.FreeTypeFont", ImageFont.load_default(size))


def _across(line: Sequence[Token], like: Sequence[Token], style: Style) -> list[float]:
    """Left edges: a changed word that fits its old place moves nothing."""
    font = face(style.face, style.size)
    pitch = font.getlength("n")
    blank = pitch if style.typed else font.getlength(" ") * 1.2

    def wide(text: str) -> float:
        return len(text) * pitch if style.typed else font.getlength(text)

    at, places = float(_LEFT), []
    for token, old in zip(line, like, strict=True):
        places.append(at)
        width = max(wide(token.text), wide(old.text))
        at += width + blank if width else 0.0
    return places


def _strike(
    image: Image.Image, text: str, x: float, top: int, style: Style, seed: tuple[int, int, int]
) -> Placed:
    rng = np.random.default_rng(seed)
    font = face(style.face, style.size)
    drawing = ImageDraw.Draw(image)
    if not style.typed:
        drawing.text((round(x), top), text, font=font, fill=_INK)
        x0, y0, x1, y1 = font.getbbox(text)
        return Placed(text, round(x) + x0, top + y0, round(x) + x1, top + y1)
    pitch = font.getlength("n")
    edges = []
    for at, letter in enumerate(text):
        left, high = round(x + at * pitch + rng.normal(0, 0.6)), top + round(rng.normal(0, 0.7))
        drawing.text((left, high), letter, font=font, fill=int(rng.integers(_INK, 95)))
        x0, y0, x1, y1 = font.getbbox(letter)
        edges.append((left + x0, high + y0, left + x1, high + y1))
    lows, highs = np.min(edges, axis=0), np.max(edges, axis=0)
    return Placed(text, float(lows[0]), float(lows[1]), float(highs[2]), float(highs[3]))


# -- words -----------------------------------------------------------------------------------------


def _sentence(rng: np.random.Generator) -> list[Token]:
    found: list[Token] = []
    for word in _SENTENCES[int(rng.integers(len(_SENTENCES)))].split():
        if word in {".", ","}:
            found[-1] = replace(found[-1], text=found[-1].text + word)
        elif word.startswith("{"):
            found += _filled(rng, word.strip("{}"))
        else:
            found.append(Token(word))
    return [token for token in found if token.text or token.kind]


def _filled(rng: np.random.Generator, slot: str) -> list[Token]:
    kinds = DifferenceKind
    if slot == "name":
        return [Token(_one(rng, _FIRST)), Token(_one(rng, _LAST), kinds.NAME)]
    if slot == "street":
        return [Token(_one(rng, _STREETS))]
    if slot == "not":
        return [Token(_NOT if rng.random() < 0.6 else "", kinds.NEGATION)]
    if slot == "time":
        hour, minute = int(rng.integers(1, 13)), int(rng.integers(60))
        return [Token(f"{hour}:{minute:02d}", kinds.TIME), Token(_one(rng, ("AM", "PM")))]
    if slot == "date":
        year = str(rng.integers(1982, 2004))
        if rng.random() < 0.5:
            text = f"{rng.integers(1, 13)}/{rng.integers(1, 29)}/{year}"
            return [Token(text, kinds.DATE)]
        day = Token(f"{rng.integers(1, 29)},", kinds.DATE)
        return [Token(_one(rng, _MONTHS), kinds.DATE), day, Token(year, kinds.DATE)]
    if slot == "plate":
        return [Token(f"{_one(rng, _FIRST)[:2].upper()}{rng.integers(1000, 9999)}", kinds.NUMBER)]
    if slot == "phone":
        return [Token(f"555-{rng.integers(100, 200):04d}", kinds.NUMBER)]
    return [Token(str(rng.integers(10, 10 ** int(rng.integers(2, 7)))), kinds.NUMBER)]


def _changed(rng: np.random.Generator, before: str, kind: DifferenceKind) -> str:
    if kind is DifferenceKind.NEGATION:
        return "" if before else _NOT
    tail = before[len(before.rstrip(".,")) :]
    body = before[: len(before) - len(tail)]
    if body in _MONTHS or kind is DifferenceKind.NAME:
        others = [word for word in (_MONTHS if body in _MONTHS else _LAST) if word != body]
        return _one(rng, others) + tail
    spots = [at for at, letter in enumerate(body) if letter.isdigit()]
    if kind is DifferenceKind.TIME:
        spots = [at for at in spots if at > body.index(":") + 1] or spots
    at = spots[int(rng.integers(len(spots)))]
    lowest = 1 if at == 0 or not body[at - 1].isdigit() else 0
    digits = [digit for digit in "0123456789"[lowest:] if digit != body[at]]
    return body[:at] + _one(rng, digits) + body[at + 1 :] + tail


def _one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]
