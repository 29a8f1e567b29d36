"""Timing: the bare engines against this package, on the same pages, by as many processes.

Only for files that are trusted (our own demo world): the bare engines run outside the sandbox.
Every engine is loaded before time starts, on both sides.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from reopen.lib.reading.cputime import adopt_orphans, cpu_seconds
from reopen.lib.reading.inspecting import read_file
from reopen.lib.reading.paging import BATCH, read_pages
from reopen.lib.reading.selftest import self_test
from reopen.lib.reading.words import PageText

#: A PDF and the numbers of some of its pages.
Share = tuple[Path, Sequence[int]]
_DPI = 300
_WARM_SECONDS = 0.5


class Rate(NamedTuple):
    """Pages done, the seconds they took, and the processor seconds of all processes at it."""

    pages: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def per_cpu_second(self) -> float:
        """Pages per second of processor time; what else the machine does hardly changes it."""
        return self.pages / self.cpu_seconds if self.cpu_seconds else 0.0


def shares(files: Sequence[Share]) -> list[Share]:
    """Files cut into the batches workers take."""
    return [
        (path, pages[at : at + BATCH])
        for path, pages in files
        for at in range(0, len(pages), BATCH)
    ]


def bare_ocr(files: Sequence[Share], processes: int) -> Rate:
    """Rasterise at 300 dpi and recognize, nothing kept but the text."""
    return _timed(_bare_ocr, shares(files), processes)


def our_ocr(files: Sequence[Share], processes: int) -> Rate:
    """The same pages through `read_pages`: sandbox, second looks, boxes, pictures."""
    return _timed(_our_ocr, shares(files), processes)


def bare_digital(files: Sequence[Path], processes: int) -> Rate:
    """The text layer of every page, no boxes."""
    return _timed(_bare_digital, [(path, ()) for path in files], processes)


def bare_digital_with_boxes(files: Sequence[Path], processes: int) -> Rate:
    """Text and a box for every word, the plain way: by the boxes of its characters."""
    return _timed(_bare_digital_with_boxes, [(path, ()) for path in files], processes)


def our_digital(files: Sequence[Path], processes: int) -> Rate:
    """The same files through `read_file`: sandbox, word boxes, judgement of the text layer."""
    return _timed(_our_digital, [(path, ()) for path in files], processes)


def _timed(work: Callable[[Share], int], parts: Sequence[Share], processes: int) -> Rate:
    adopt_orphans()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_prepare) as pool:
        list(pool.map(_warm, [(work, parts[0])] * processes))
        start, used = time.perf_counter(), cpu_seconds()
        pages = sum(pool.map(work, parts))
        return Rate(pages, time.perf_counter() - start, cpu_seconds() - used)


def _prepare() -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    self_test()


def _warm(task: tuple[Callable[[Share], int], Share]) -> None:
    """One page's work, and long enough that every process takes one and is up when time starts."""
    start = time.monotonic()
    work, (path, pages) = task
    work((path, pages[:1]))
    time.sleep(max(0.0, _WARM_SECONDS - (time.monotonic() - start)))


@cache
def _tesseract() -> Any:
    import tesserocr  # only in the processes that measure

    from reopen.lib.reading.worker.engines import tessdata

    return tesserocr.PyTessBaseAPI(path=tessdata(), lang="eng", psm=tesserocr.PSM.AUTO)


def _bare_ocr(part: Share) -> int:
    import pypdfium2  # only in the processes that measure

    path, pages = part
    document, engine = pypdfium2.PdfDocument(path), _tesseract()
    for number in pages:
        bitmap = document[number - 1].render(scale=_DPI / 72, grayscale=True)
        engine.SetImageBytes(bytes(bitmap.buffer), bitmap.width, bitmap.height, 1, bitmap.stride)
        engine.SetSourceResolution(_DPI)
        engine.GetUTF8Text()
    document.close()
    return len(pages)


def _our_ocr(part: Share) -> int:
    path, pages = part
    return sum(len(reading.text.pack()) > 0 for reading in read_pages(path, path.name, pages))


def _bare_digital(part: Share) -> int:
    return _each_layer(part, lambda layer: layer.get_text_range())


def _bare_digital_with_boxes(part: Share) -> int:
    return _each_layer(part, _word_boxes)


def _each_layer(part: Share, take: Callable[[Any], object]) -> int:
    import pypdfium2  # only in the processes that measure

    document = pypdfium2.PdfDocument(part[0])
    for index in range(len(document)):
        page = document[index]
        layer = page.get_textpage()
        take(layer)
        layer.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _word_boxes(layer: Any) -> list[tuple[float, float, float, float]]:
    boxes = []
    signs = enumerate(layer.get_text_range())
    for blank, word in groupby(signs, lambda sign: sign[1].isspace()):
        if not blank:
            corners = zip(*(layer.get_charbox(index, loose=True) for index, _ in word), strict=True)
            left, bottom, right, top = corners
            boxes.append((min(left), min(bottom), max(right), max(top)))
    return boxes


def _our_digital(part: Share) -> int:
    path = part[0]
    found = read_file(path, path.name)
    texts = [page.text for page in found.pages if isinstance(page.text, PageText)]
    return len(found.pages) if sum(len(text.pack()) for text in texts) else 0
