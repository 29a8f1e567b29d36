"""The job "gather": images of one document, each a file of an archive, as one PDF without loss."""

import warnings
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.archive import checked_zip
from reopen.lib.reading.worker.main import Stop, Task

_FORMATS = ("TIFF", "JPEG", "PNG")
_PIECE = 1 << 20
_LETTER_WIDTH = 8.5
_SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}


def gather(task: Task) -> Reason:
    """Say the PDF in pieces. Stop at the first image that cannot be read."""
    made = pikepdf.new()
    with checked_zip(task) as archive:
        for number, entry in enumerate(archive.infolist(), 1):
            task.say("begin", number=number)
            data = archive.read(entry)
            if b"%PDF-" in data[:1024]:
                _add_pdf(made, data)
            else:
                _add_image(made, data, task.limits.pixels)
            if len(made.pages) > task.limits.pages:
                raise Stop(Reason.TOO_MANY_PAGES)
    out = BytesIO()
    made.save(out, deterministic_id=True)
    data = out.getvalue()
    for start in range(0, len(data), _PIECE):
        task.say("bytes", data[start : start + _PIECE])
    return Reason.READ


def _add_pdf(made: pikepdf.Pdf, data: bytes) -> None:
    try:
        with pikepdf.open(BytesIO(data)) as found:
            made.pages.extend(found.pages)
    except pikepdf.PasswordError as error:
        raise Stop(Reason.ENCRYPTED) from error
    except pikepdf.PdfError as error:
        raise Stop(Reason.BROKEN) from error


def _add_image(made: pikepdf.Pdf, data: bytes, most: int) -> None:
    from PIL import Image, ImageSequence  # only where pictures are read

    Image.MAX_IMAGE_PIXELS = most
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()
                _add_page(made, frame, data if picture.format == "JPEG" else b"")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Stop(Reason.TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Stop(Reason.BROKEN) from error


def _add_page(made: pikepdf.Pdf, frame: Any, jpeg: bytes) -> None:
    """A JPEG as it is, two tones by fax coding, all else packed pixel for pixel."""
    if frame.mode == "1":
        one = BytesIO()
        frame.save(one, "PDF", resolution=_dots(frame))
        _add_pdf(made, one.getvalue())
        return
    if frame.mode not in _SPACES:
        frame, jpeg = frame.convert("L" if frame.mode.startswith(("I", "F")) else "RGB"), b""
    picture = made.make_stream(jpeg or frame.tobytes())
    picture.Type, picture.Subtype, picture.BitsPerComponent = Name.XObject, Name.Image, 8
    picture.Width, picture.Height = frame.size
    picture.ColorSpace = _SPACES[frame.mode]
    if jpeg:
        picture.Filter = Name.DCTDecode
    wide, high = (size * 72 / _dots(frame) for size in frame.size)
    drawn = made.make_stream(f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /Page Do Q".encode())
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, round(wide, 3), round(high, 3)]),
        Resources=Dictionary(XObject=Dictionary(Page=picture)), Contents=drawn,
    )  # fmt: skip
    made.pages.append(pikepdf.Page(page))


def _dots(frame: Any) -> float:
    """As claimed, or such that the page is as wide as a letter."""
    try:
        dots = float(frame.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dots = 0.0
    return dots if 72 < dots <= 2400 else max(36.0, float(min(frame.size) / _LETTER_WIDTH))
