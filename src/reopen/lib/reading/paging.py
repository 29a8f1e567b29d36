"""Reading pages by OCR, and rendering pages as pictures."""

from collections.abc import Iterator, Sequence

from reopen.lib.reading import checks
from reopen.lib.reading.inspecting import LETTER
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import Source, opened
from reopen.lib.reading.reasons import Legibility, Reason
from reopen.lib.reading.results import PageImage, PageReading
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.wire import Frame, WireError
from reopen.lib.reading.words import PackedTextError, PageText

#: Pages a caller should hand to one worker at a time: about 15 s of reading on one core.
BATCH = 8
_MOST_POINTS = 1e6
_MOST_PIXELS_WIDE = 4_000


class RenderError(Exception):
    """No picture can be made of this page; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.sentence)
        self.reason = reason


def read_pages(
    source: Source,
    name: str,
    pages: Sequence[int],
    *,
    engine: str = "tesseract",
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[PageReading]:
    """Read pages by OCR, one by one as they are done; exactly one reading for each number.

    A page that breaks its reader comes back as FAILED, without pictures. Raises SandboxBroken when
    the sandbox does not hold. Call it from as many processes as there are cores, `BATCH` pages
    each.
    """
    left = list(pages)
    failures = 0
    with opened(source) as (descriptor, _):
        while left and failures < limits.failed_pages:
            job = {"job": "read", "name": name[:500], "pages": left, "engine": engine}
            with verified_run(job, descriptor, limits) as running:
                try:
                    for frame in running.frames():
                        reading = _reading(frame, left, engine)
                        if reading is not None:
                            left.remove(reading.number)
                            yield reading
                    if frame.fields.get("reason") != Reason.READ:
                        break
                except (SandboxStopped, WireError, PackedTextError):
                    failures += 1
                    yield _failed(left.pop(0), engine)
    for number in left:
        yield _failed(number, engine)


def _reading(frame: Frame, left: list[int], engine: str) -> PageReading | None:
    fields, parts = frame
    what = fields.get("type")
    if what in ("begin", "rest", "done"):
        return None
    number = checks.whole(fields, "number", 1, DEFAULT_LIMITS.pages)
    if not left or number != left[0] or what not in ("reading", "failed"):
        raise WireError("number")
    if what == "failed":
        return _failed(number, engine)
    return PageReading(
        number=number,
        width=checks.number(fields, "width", 0, _MOST_POINTS),
        height=checks.number(fields, "height", 0, _MOST_POINTS),
        rotation=90 * checks.whole({"turns": _turns(fields.get("rotation"))}, "turns", 0, 3),
        text=PageText.unpack(checks.part(parts, 0)),
        confidence=checks.number(fields, "confidence", 0, 100),
        legibility=checks.key(fields, "legibility", Legibility),
        engine=engine,
        image=checks.jpeg(parts, 1),
        thumbnail=checks.jpeg(parts, 2),
    )


def _turns(rotation: object) -> int:
    return rotation // 90 if isinstance(rotation, int) and rotation % 90 == 0 else -1


def _failed(number: int, engine: str) -> PageReading:
    nothing = PageText.build([])
    return PageReading(number, *LETTER, 0, nothing, 0.0, Legibility.FAILED, engine, b"", b"")


def render_pages(
    source: Source,
    name: str,
    pages: Sequence[int],
    *,
    width: int,
    rotation: int = 0,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[PageImage]:
    """Pictures of pages, `width` pixels wide, as they are done.

    `rotation`: degrees clockwise by which to turn the page, as a reading gave it. Raises
    RenderError at the first page that cannot be drawn, SandboxBroken when the sandbox does not
    hold.
    """
    if not 16 <= width <= _MOST_PIXELS_WIDE or rotation not in (0, 90, 180, 270):
        raise ValueError("width or rotation out of range")
    left = list(pages)
    job = {"job": "render", "name": name[:500], "pages": left, "width": width, "rotation": rotation}
    with opened(source) as (descriptor, _), verified_run(job, descriptor, limits) as running:
        try:
            for frame in running.frames():
                if frame.fields.get("type") == "image":
                    yield _image(frame, left.pop(0))
            if left:
                raise RenderError(checks.key(frame.fields, "reason", Reason))
        except SandboxStopped as stopped:
            raise RenderError(stopped.reason) from stopped
        except (WireError, IndexError) as error:
            raise RenderError(Reason.CRASHED) from error


def render_page(
    source: Source,
    name: str,
    page: int,
    *,
    width: int,
    rotation: int = 0,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """One page as JPEG, `width` pixels wide. Errors as in `render_pages`."""
    (image,) = render_pages(source, name, [page], width=width, rotation=rotation, limits=limits)
    return image.data


def _image(frame: Frame, expected: int) -> PageImage:
    fields, parts = frame
    return PageImage(
        number=checks.whole(fields, "number", expected, expected),
        width=checks.whole(fields, "width", 1, _MOST_PIXELS_WIDE),
        height=checks.whole(fields, "height", 1, 20 * _MOST_PIXELS_WIDE),
        data=checks.jpeg(parts, 0),
    )
