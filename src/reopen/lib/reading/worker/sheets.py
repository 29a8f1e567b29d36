"""One way to a page's picture, whatever the kind: PDF, image, or text we laid out."""

import os
import warnings
from typing import Any, NamedTuple, Protocol

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Legibility, Reason
from reopen.lib.reading.words import PageText
from reopen.lib.reading.worker import typeset
from reopen.lib.reading.worker.main import Stop, Task

OCR_DPI = 300
#: Larger sheets (plans, maps) are read at fewer dots per inch.
_MOST_PIXELS = 40_000_000
_FORMATS = ("TIFF", "JPEG", "PNG", "GIF", "BMP", "WEBP", "JPEG2000")
_LETTER_WIDTH = 8.5


class Facts(NamedTuple):
    """What is known of a page without OCR."""

    width: float
    height: float
    text: PageText | None
    needs_ocr: bool
    legibility: Legibility | None


class Sheets(Protocol):
    """The pages of one file, numbered from 1. Pictures are Pillow images, "L" or "RGB"."""

    count: int
    reason: Reason
    #: Whether files are attached.
    attached: bool
    #: Size in points of the page drawn last.
    points: tuple[float, float]

    def facts(self, number: int) -> Facts:
        """Size and text of a page."""

    def picture(self, number: int, width: int | None) -> Any:
        """The page `width` pixels wide, or at 300 dpi for OCR."""


def open_sheets(task: Task, kind: Kind) -> Sheets:
    """The pages of a file of a kind that has pages."""
    if kind is Kind.PDF:
        return PdfSheets(task)
    if kind is Kind.IMAGE:
        return ImageSheets(task)
    return TextSheets(task, kind)


class PdfSheets:
    """Pages of a PDF."""

    def __init__(self, task: Task) -> None:
        from reopen.lib.reading.worker.pdfium import Pdf  # only for PDFs

        self.pdf = Pdf(task)
        self.count = self.pdf.count
        self.reason = Reason.REPAIRED if self.pdf.repaired else Reason.READ
        self.attached = self.pdf.has_attachments
        self._most = task.limits.page_characters

    def facts(self, number: int) -> Facts:
        """Size and text layer; where OCR is needed no text, or one that serves until then."""
        from reopen.lib.reading.worker.quality import own_text  # only for PDFs

        page = self.pdf.page(number)
        try:
            text, unread = own_text(page, page.text(self._most))
            legibility = Legibility.GOOD if text else Legibility.BLANK
            return Facts(page.width, page.height, text, unread, None if unread else legibility)
        finally:
            page.close()

    def picture(self, number: int, width: int | None) -> Any:
        """A raster by PDFium."""
        from PIL import Image  # inspection needs no images

        page = self.pdf.page(number)
        try:
            scale = width / page.width if width else OCR_DPI / 72
            scale = min(scale, (_MOST_PIXELS / (page.width * page.height)) ** 0.5)
            self.points = (page.width, page.height)
            size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
            pixels, stride = page.raster(*size)
        finally:
            page.close()
        return Image.frombuffer("RGB", size, pixels, "raw", "BGRX", stride, 1)


class ImageSheets:
    """Pages of an image file; a TIFF may have many."""

    attached = False

    def __init__(self, task: Task) -> None:
        from PIL import Image, ImageFile  # only for images

        Image.MAX_IMAGE_PIXELS = task.limits.pixels
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        self._too_large = (Image.DecompressionBombWarning, Image.DecompressionBombError)
        try:
            self._image = Image.open(os.fdopen(os.dup(task.source), "rb"), formats=_FORMATS)
            self.count = getattr(self._image, "n_frames", 1) if self._image.format == "TIFF" else 1
        except self._too_large as error:
            raise Stop(Reason.TOO_LARGE) from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise Stop(Reason.BROKEN) from error
        if self.count > task.limits.pages:
            raise Stop(Reason.TOO_MANY_PAGES)
        self._most_pixels = task.limits.pixels
        self.reason = (
            Reason.REPAIRED if _cut_off(self._image.format, task.tail(64)) else Reason.READ
        )

    def _frame(self, number: int) -> Any:
        try:
            self._image.seek(number - 1)
        except self._too_large as error:
            raise Stop(Reason.TOO_LARGE) from error
        wide, high = self._image.size
        if wide * high > self._most_pixels:
            raise Stop(Reason.TOO_LARGE)
        return self._image

    def facts(self, number: int) -> Facts:
        """Size in points, by the resolution the file claims if that is sensible."""
        frame = self._frame(number)
        wide, high = frame.size
        if frame.getexif().get(0x0112, 1) in (5, 6, 7, 8):
            wide, high = high, wide
        scale = 72 / _dots(frame)
        return Facts(wide * scale, high * scale, None, True, None)

    def picture(self, number: int, width: int | None) -> Any:
        """The decoded image, upright as its camera meant it."""
        from PIL import Image, ImageOps  # only for images

        frame = self._frame(number)
        dots = _dots(frame)
        if width:
            frame.draft("RGB", (width, width * 2))
        try:
            frame.load()
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise Stop(Reason.BROKEN) from error
        picture = ImageOps.exif_transpose(_plain(frame))
        self.points = (picture.width * 72 / dots, picture.height * 72 / dots)
        scale = width / picture.width if width else _scale_for_ocr(dots)
        scale = min(scale, (_MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
        if abs(scale - 1) < 0.02:
            return picture
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


class TextSheets:
    """Pages of text, laid out by us."""

    attached = False

    def __init__(self, task: Task, kind: Kind) -> None:
        self.points = (typeset.WIDTH, typeset.HEIGHT)
        self._pages, cut = typeset.pages(_text(task, kind), task.limits.text_pages)
        self.count = len(self._pages)
        self.reason = Reason.CUT_SHORT if cut else Reason.READ

    def facts(self, number: int) -> Facts:
        """The laid-out words with their boxes."""
        text = typeset.page_text(self._pages[number - 1])
        legibility = Legibility.GOOD if len(text) else Legibility.BLANK
        return Facts(typeset.WIDTH, typeset.HEIGHT, text, False, legibility)

    def picture(self, number: int, width: int | None) -> Any:
        """The page drawn by us."""
        return typeset.draw(self._pages[number - 1], width or round(typeset.WIDTH * OCR_DPI / 72))


def _text(task: Task, kind: Kind) -> str:
    if kind is Kind.MAIL:
        from reopen.lib.reading.worker.mail import read_mail  # only for mail

        return read_mail(task)[0]
    from reopen.lib.reading.worker.documents import text_of  # slow to import

    return text_of(task, kind)


def _cut_off(form: str | None, tail: bytes) -> bool:
    if form == "JPEG":
        return b"\xff\xd9" not in tail
    return form == "PNG" and b"IEND" not in tail


def _dots(frame: Any) -> float:
    """Dots per inch: as claimed, or such that the page is about letter size."""
    claimed = frame.info.get("dpi", (0, 0))
    try:
        dots = float(claimed[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dots = 0.0
    short = min(frame.size)
    if 72 < dots <= 2400 and 2 <= short / dots <= 60:
        return dots
    return float(max(36.0, short / _LETTER_WIDTH))


def _scale_for_ocr(dots: float) -> float:
    if 190 <= dots <= 350:  # near enough: resampling would only blur
        return 1.0
    return min(3.0, OCR_DPI / dots)


def _plain(frame: Any) -> Any:
    """Grey or RGB on white, whatever the mode was."""
    exif = frame.info.get("exif")
    if frame.mode in ("1", "L"):
        plain = frame.convert("L")
    elif frame.mode.startswith("I"):
        plain = frame.point(lambda value: value / 256).convert("L")
    elif frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        from PIL import Image  # only for images

        layered = frame.convert("RGBA")
        plain = Image.new("RGB", layered.size, "white")
        plain.paste(layered, mask=layered.getchannel("A"))
    else:
        plain = frame.convert("RGB")
    if exif:
        plain.info["exif"] = exif
    return plain
