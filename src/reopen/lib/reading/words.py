"""The text of one page with a box for each word, and its packed form for one database column.

The words of a page are the whitespace-separated tokens of its text, in order; boxes are kept
beside them as fractions of the page (0..1, from the upper left corner), 16 bits each.

Packed form, version 1, little-endian, zlib-compressed as a whole:

    1 byte   version (1)
    1 byte   1 when every word has its own confidence, 0 when one holds for all
    4 bytes  number of words n
    4 bytes  length of the text in bytes
    ...      text, UTF-8
    8n bytes boxes: all x0, all y0, all x1, all y1, as unsigned 16-bit; 65535 = the page's full
             width or height (by columns they compress to nearly half the size)
    n or 1   confidences, 0..100
"""

import re
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

_HEADER = struct.Struct("<BBII")
_VERSION = 1
#: The number that stands for the page's full width or height.
FULL = 65_535
#: Unpacked size beyond which a packed page is not believed.
_MOST_BYTES = 16 * 1024 * 1024

#: Control characters, direction overrides and half surrogates: never stored, never shown.
_REPLACED = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_DROPPED = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNCLEAN = re.compile(f"[\r{_REPLACED}{_DROPPED}]")
_TO_REPLACE, _TO_DROP = re.compile(f"[{_REPLACED}]"), re.compile(f"[{_DROPPED}]")


class PackedTextError(ValueError):
    """Bytes that are not a packed page text."""


class Word(NamedTuple):
    """One word; box as fractions of the page, confidence `c` from 0 to 100."""

    t: str
    x0: float
    y0: float
    x1: float
    y1: float
    c: int


def clean(text: str) -> str:
    """The text without control characters, direction overrides and half surrogates."""
    if not _UNCLEAN.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TO_DROP.sub("", _TO_REPLACE.sub("\N{REPLACEMENT CHARACTER}", text))


class PageText:
    """Text and word boxes of one page, compact."""

    __slots__ = ("_boxes", "_confidences", "_packed", "text")

    def __init__(self, text: str, boxes: "array[int]", confidences: bytes) -> None:
        """`boxes`: all x0, y0, x1, y1 of the tokens; `confidences`: one each or for all."""
        self.text = text
        self._boxes = boxes
        self._confidences = confidences
        self._packed = b""

    @classmethod
    def build(cls, lines: Iterable[Iterable[Word]]) -> Self:
        """From words line by line; a word that holds spaces is kept as one with joined parts."""
        texts: list[str] = []
        columns: list[array[int]] = [array("H") for _ in range(4)]
        confidences = bytearray()
        for line in lines:
            kept: list[str] = []
            for word in line:
                token = "\N{NO-BREAK SPACE}".join(clean(word.t).split())
                if not token:
                    continue
                kept.append(token.replace("\N{NO-BREAK SPACE}", "_"))
                for column, value in zip(columns, word[1:5], strict=True):
                    column.append(fraction(value))
                confidences.append(min(100, max(0, word.c)))
            texts.append(" ".join(kept))
        boxes = columns[0] + columns[1] + columns[2] + columns[3]
        return cls("\n".join(texts), boxes, bytes(confidences))

    def __len__(self) -> int:
        return len(self._boxes) // 4

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, 0..100; 0 where there are none."""
        if not self._confidences or not len(self):
            return 0.0
        return sum(self._confidences) / len(self._confidences)

    def unsure(self) -> Self:
        """The same words, of which nobody knows how well they were read: all at confidence 0."""
        return type(self)(self.text, self._boxes, b"\0")

    def words(self) -> Iterator[Word]:
        """The words in reading order."""
        every = len(self._confidences) == len(self)
        count = len(self)
        for index, token in enumerate(self.text.split()):
            x0, y0, x1, y1 = (value / FULL for value in self._boxes[index::count])
            yield Word(token, x0, y0, x1, y1, self._confidences[index if every else 0])

    def columns(self) -> dict[str, object]:
        """Text and boxes as plain lists, for whoever takes them to another program.

        `x0` … `y1` are in 65,535ths of the page's width and height, one number for each word of
        the text (its whitespace-separated tokens); a single confidence holds for all.
        """
        count = len(self)
        sides = {
            name: self._boxes[count * at : count * (at + 1)].tolist()
            for at, name in enumerate(("x0", "y0", "x1", "y1"))
        }
        return {"text": self.text, **sides, "confidence": list(self._confidences)}

    def pack(self) -> bytes:
        """The packed form."""
        if self._packed:
            return self._packed
        text = self.text.encode()
        each = len(self._confidences) == len(self)
        confidences = self._confidences if each else self._confidences[:1] or b"\0"
        head = _HEADER.pack(_VERSION, each, len(self), len(text))
        raw = head + text + _little(self._boxes).tobytes() + confidences
        self._packed = zlib.compress(raw, 1)
        return self._packed

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """From the packed form; PackedTextError when it is not one, whoever wrote it."""
        try:
            opened = zlib.decompressobj()
            raw = opened.decompress(packed, _MOST_BYTES)
            if opened.unconsumed_tail or not opened.eof or opened.unused_data:
                raise PackedTextError("not one compressed page")
            version, each, count, length = _HEADER.unpack_from(raw)
            end = _HEADER.size + length
            if (
                version != _VERSION
                or each > 1
                or len(raw) != end + 8 * count + (count if each else 1)
            ):
                raise PackedTextError("lengths do not fit")
            text = raw[_HEADER.size : end].decode("utf-8")
        except (zlib.error, struct.error, UnicodeDecodeError) as error:
            raise PackedTextError("not a packed page") from error
        boxes: array[int] = array("H")
        boxes.frombytes(raw[end : end + 8 * count])
        confidences = raw[end + 8 * count :]
        if len(text.split()) != count or max(confidences, default=0) > 100 or clean(text) != text:
            raise PackedTextError("words and boxes do not fit")
        page = cls(text, _little(boxes), confidences)
        page._packed = packed
        return page


def fraction(value: float) -> int:
    """A fraction of the page as the 16-bit number of the packed form, kept within the page."""
    return 0 if not value > 0 else FULL if value >= 1 else int(value * FULL + 0.5)


def _little(boxes: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return boxes
    swapped = boxes[:]
    swapped.byteswap()
    return swapped
