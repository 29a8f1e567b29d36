"""Timing: the bare engines against this package, on the same pages, by as many processes.

Only for files that are trusted (our own demo world): the bare engines run outside the sandbox.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from reopen.lib.reading.inspecting import read_file
from reopen.lib.reading.paging import BATCH, read_pages
from reopen.lib.reading.selftest import self_test
from reopen.lib.reading.words import PageText

#: A PDF and the numbers of some of its pages.
Share = tuple[Path, Sequence[int]]
_DPI = 300


class Rate(NamedTuple):
    """Pages done and the seconds they took, start of the processes not counted."""

    pages: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds if self.seconds else 0.0


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


def our_digital(files: Sequence[Path], processes: int) -> Rate:
    """The same files through `read_file`: sandbox, word boxes, judgement of the text layer."""
    return _timed(_our_digital, [(path, ()) for path in files], processes)


def _timed(work: Callable[[Share], int], parts: Sequence[Share], processes: int) -> Rate:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_prepare) as pool:
        list(pool.map(_warm, range(processes)))
        start = time.perf_counter()
        pages = sum(pool.map(work, parts))
        return Rate(pages, time.perf_counter() - start)


def _prepare() -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    self_test()


def _warm(_: int) -> None:
    time.sleep(0.3)  # long enough that every process takes one and is up when time starts


def _bare_ocr(part: Share) -> int:
    import pypdfium2  # only in the processes that measure
    import tesserocr

    from reopen.lib.reading.worker.engines import tessdata

    path, pages = part
    document = pypdfium2.PdfDocument(path)
    with tesserocr.PyTessBaseAPI(path=tessdata(), lang="eng", psm=tesserocr.PSM.AUTO) as engine:
        for number in pages:
            bitmap = document[number - 1].render(scale=_DPI / 72, grayscale=True)
            engine.SetImageBytes(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, 1, bitmap.stride
            )
            engine.SetSourceResolution(_DPI)
            engine.GetUTF8Text()
    document.close()
    return len(pages)


def _our_ocr(part: Share) -> int:
    path, pages = part
    return sum(len(reading.text.pack()) > 0 for reading in read_pages(path, path.name, pages))


def _bare_digital(part: Share) -> int:
    import pypdfium2  # only in the processes that measure

    document = pypdfium2.PdfDocument(part[0])
    for index in range(len(document)):
        page = document[index]
        layer = page.get_textpage()
        layer.get_text_range()
        layer.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _our_digital(part: Share) -> int:
    path = part[0]
    found = read_file(path, path.name)
    texts = [page.text for page in found.pages if isinstance(page.text, PageText)]
    return len(found.pages) if sum(len(text.pack()) for text in texts) else 0
