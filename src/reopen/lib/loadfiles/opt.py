"""Opticon OPT: one line for each image, comma-separated."""

import csv
from collections.abc import Iterable
from io import StringIO

from reopen.lib.loadfiles.contract import Image, Problem, Trouble
from reopen.lib.loadfiles.decoding import decoded

_CELLS = 7


def read_opt(data: bytes, name: str = "OPT") -> tuple[list[Image], list[Problem]]:
    """The images in their order, and every bad line."""
    text, _, problems = decoded(data, name)
    if problems:
        return [], problems
    images: list[Image] = []
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(Problem(name, line, Trouble.QUOTING, str(error)))
            continue
        if cells:
            _take(cells, line, name, images, problems)
    if not images and not problems:
        problems.append(Problem(name, 0, Trouble.EMPTY))
    return images, problems


def write_opt(images: Iterable[Image]) -> bytes:
    """An OPT file, UTF-8 without a mark, as viewers expect it."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for image in images:
        pages = "" if image.pages is None else str(image.pages)
        first = "Y" if image.first else ""
        writer.writerow(
            [image.key, image.volume, image.path, first, image.folder, image.box, pages]
        )
    return out.getvalue().encode()


def _take(
    cells: list[str], line: int, name: str, images: list[Image], problems: list[Problem]
) -> None:
    if len(cells) != _CELLS:
        what = f"{len(cells)} instead of {_CELLS}"
        problems.append(Problem(name, line, Trouble.CELLS, what))
        return
    key, volume, path, first, folder, box, pages = (cell.strip() for cell in cells)
    if first.upper() not in ("Y", ""):
        problems.append(Problem(name, line, Trouble.BREAK, first))
    elif pages and not (pages.isascii() and pages.isdigit() and len(pages) < 7):
        problems.append(Problem(name, line, Trouble.COUNT, pages))
    elif not images and not first:
        problems.append(Problem(name, line, Trouble.NO_BREAK, key))
    else:
        count = int(pages) if pages else None
        images.append(Image(key, path, bool(first), volume, folder, box, count, line))
