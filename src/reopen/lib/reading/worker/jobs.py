"""The jobs a sandbox can do: inspect, read (OCR), render, extract, and some of other modules."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reopen.lib.reading.kinds import Kind, kind_by_content, kind_by_name
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.main import Stop, Task

if TYPE_CHECKING:
    from reopen.lib.reading.worker.sheets import Sheets

_TEXTS = frozenset((Kind.DOCX, Kind.ODT, Kind.RTF, Kind.TEXT, Kind.CSV, Kind.HTML, Kind.MAIL))
_PAGED = _TEXTS | {Kind.PDF, Kind.IMAGE}
_COMPOUND_BYTES = 8 * 1024 * 1024
_VIEW_WIDTH, _THUMBNAIL_WIDTH = 1100, 180
_COLOUR = 4


def do(task: Task) -> Reason:
    """Do the job the task names; the reason it ended with."""
    job = {"inspect": _inspect, "read": _read, "render": _render, "extract": _extract}
    name = task.job["job"]
    if name == "probe":
        from reopen.lib.reading.worker.probe import probe  # only for the self-test

        return probe(task)
    if name == "lift":
        from reopen.lib.reading.worker.lifting import lift  # only before a file goes out

        return lift(task)
    if name == "burn":
        from reopen.lib.reading.worker.burning import burn  # only for redaction

        return burn(task, _kind(task))
    if name == "gather":
        from reopen.lib.reading.worker.gathering import gather  # only for load files

        return gather(task)
    return job[name](task)


def warm_up() -> None:
    """Load what nearly every job needs, once for all jobs of this sandbox."""
    from reopen.lib.reading.worker import documents, pdfium, quality, sheets  # noqa: F401

    pdfium.warm_up()


def warm_up_engine(name: str) -> None:
    """Load an OCR engine and what goes with it, once for all jobs of this sandbox."""
    if name:
        from reopen.lib.reading.worker import engines, ocr  # noqa: F401 - only where OCR is wanted

        engines.loaded(name)


def _kind(task: Task) -> Kind:
    """The kind by content, as exactly as it can be told."""
    head = task.head()
    kind = kind_by_content(head, task.head(_COMPOUND_BYTES) if head[:1] == b"\xd0" else b"")
    if kind is Kind.ZIP:
        from reopen.lib.reading.worker.archive import office_kind  # only for ZIP

        return office_kind(task)
    by_name = kind_by_name(task.name)
    if kind is Kind.TEXT and by_name is Kind.CSV:
        return Kind.CSV
    return kind


def _content_type(head: bytes, kind: Kind) -> str:
    """A media type for the record; only kinds we do not know need the large table."""
    if kind not in (Kind.OTHER, Kind.ARCHIVE, Kind.MEDIA, Kind.IMAGE):
        return ""
    import puremagic  # slow to import, rarely needed

    try:
        return str(puremagic.from_string(head[:8192], mime=True))
    except (puremagic.PureError, ValueError):
        return ""


def _inspect(task: Task) -> Reason:
    if task.size > task.limits.file_bytes:
        raise Stop(Reason.TOO_LARGE)
    kind = _kind(task)
    start = int(task.job.get("from", 1))
    if start == 1:
        task.say("file", kind=kind, content_type=_content_type(task.head(8192), kind))
    if kind.kept_because:
        promised = kind_by_name(task.name)
        misled = kind is Kind.OTHER and promised.kept_because is None
        return Reason.NAME_MISLEADS if misled else kind.kept_because
    if kind not in _PAGED:
        return _list_children(task, kind)
    from reopen.lib.reading.worker.sheets import open_sheets  # slow for some kinds

    sheets = open_sheets(task, kind)
    if start == 1:
        task.say("count", pages=sheets.count)
    if not _say_pages(task, sheets, start):
        return sheets.reason
    if kind is Kind.MAIL or sheets.attached:
        return _list_children(task, kind, sheets.reason)
    return sheets.reason


def _say_pages(task: Task, sheets: "Sheets", start: int) -> bool:
    """Say each page from `start`; False when time ran out and the rest is left.

    The end of a page is the beginning of the next, and is not said again.
    """
    task.say("begin", number=start)
    for number in range(start, sheets.count + 1):
        if task.batch_is_over:
            task.say("rest", number=number)
            return False
        try:
            facts = sheets.facts(number)
        except Stop as stop:
            if sheets.count == 1:
                raise
            task.say("failed", number=number, reason=stop.reason)
            continue
        packed = [] if facts.text is None else [facts.text.pack()]
        task.say(
            "page",
            *packed,
            number=number,
            width=facts.width,
            height=facts.height,
            needs_ocr=facts.needs_ocr,
            legibility=facts.legibility,
        )
    return True


def _read(task: Task) -> Reason:
    from PIL import Image  # only where pictures are made

    from reopen.lib.reading.worker.engines import loaded
    from reopen.lib.reading.worker.ocr import look
    from reopen.lib.reading.worker.sheets import open_sheets

    Image.MAX_IMAGE_PIXELS = task.limits.pixels
    sheets = open_sheets(task, _kind(task))
    engine = loaded(task.job["engine"])
    for number in task.job["pages"]:
        if task.batch_is_over:
            task.say("rest", number=number)
            break
        task.say("begin", number=number)
        try:
            picture = sheets.picture(number, None)
        except Stop as stop:
            task.say("failed", number=number, reason=stop.reason)
            continue
        grey = picture if picture.mode == "L" else picture.convert("L")
        found = look(engine, grey, max(70, round(picture.width * 72 / sheets.points[0])))
        wide, high = sheets.points if found.rotation % 180 == 0 else sheets.points[::-1]
        upright = picture.rotate(-found.rotation, expand=True) if found.rotation else picture
        view = _shown(upright, _VIEW_WIDTH)
        task.say(
            "reading",
            found.text.pack(),
            _jpeg(view),
            _jpeg(_shown(view, _THUMBNAIL_WIDTH)),
            number=number,
            width=wide,
            height=high,
            rotation=found.rotation,
            confidence=found.confidence,
            legibility=found.legibility,
        )
    return Reason.READ


def _render(task: Task) -> Reason:
    from reopen.lib.reading.worker.sheets import open_sheets  # slow for some kinds

    sheets = open_sheets(task, _kind(task))
    turn, width = int(task.job["rotation"]), int(task.job["width"])
    for number in task.job["pages"]:
        if not 1 <= number <= sheets.count:
            raise Stop(Reason.BROKEN)
        task.say("begin", number=number)
        picture = sheets.picture(number, width)
        upright = picture.rotate(-turn, expand=True) if turn else picture
        shown = _shown(upright, width)
        task.say("image", _jpeg(shown), number=number, width=shown.width, height=shown.height)
    return Reason.READ


def _shown(picture: Any, width: int) -> Any:
    """At most `width` wide; grey when it has no colour worth keeping."""
    from PIL import Image  # only where pictures are made

    if picture.mode == "RGB" and not has_colour(picture):
        picture = picture.convert("L")
    if picture.width <= width:
        return picture
    size = (width, max(1, round(picture.height * width / picture.width)))
    return picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)


def has_colour(picture: Any) -> bool:
    """Judged by a sample of the pixels: ink of another colour, or paper that is not grey."""
    from PIL import Image, ImageChops, ImageStat  # only where pictures are made

    sample = (max(1, picture.width // 4), max(1, picture.height // 4))
    red, green, blue = picture.resize(sample, Image.Resampling.NEAREST).split()
    spread = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    return bool(ImageStat.Stat(spread).sum2[0] / (sample[0] * sample[1]) >= _COLOUR)


def _jpeg(picture: Any) -> bytes:
    data = BytesIO()
    picture.save(data, "JPEG", quality=65)
    return data.getvalue()


def _list_children(task: Task, kind: Kind, reason: Reason = Reason.CONTAINER) -> Reason:
    """Say each file inside; `reason` stays unless some cannot be taken out."""
    left_out = False
    for index, (path, size, _) in enumerate(_children(task, kind)):
        if index >= task.limits.entries:
            raise Stop(Reason.TOO_MANY_ENTRIES)
        if index == 0 and int(task.job.get("depth", 0)) >= task.limits.depth:
            raise Stop(Reason.TOO_DEEP)
        left_out = left_out or size < 0
        task.say("child", index=index, path=path[:1000], size=size)
    return Reason.ENTRIES_LEFT_OUT if left_out else reason


def _extract(task: Task) -> Reason:
    """Say the content of each file inside, in pieces."""
    wanted = task.job["children"]
    budget = task.limits.unpacked_bytes
    for index, (_, size, pieces) in enumerate(_children(task, _kind(task))):
        if size < 0 or (wanted is not None and index not in wanted):
            continue
        task.say("begin", number=index)
        try:
            for piece in pieces():
                budget -= len(piece)
                if budget < 0:
                    return Reason.UNPACKS_TOO_LARGE
                task.say("bytes", piece)
        except Stop:
            raise
        except Exception:  # noqa: BLE001 - a damaged entry must not take the others with it
            task.say("failed", number=index, reason=Reason.BROKEN)
            continue
        task.say("end", number=index)
    return Reason.CONTAINER


def _children(task: Task, kind: Kind) -> Iterator[tuple[str, int, Any]]:
    """Path to show, size (-1: cannot be taken out) and a source of pieces of each file inside."""
    from reopen.lib.reading.worker import children  # only for containers

    return children.of(task, kind)
