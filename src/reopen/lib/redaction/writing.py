"""Burnt pages as a PDF: a picture for each, the words that are left, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.words import PageText
from reopen.lib.redaction.burning import Burnt
from reopen.lib.redaction.checking import Report, check_pdf
from reopen.lib.redaction.words import kept

_TURNS = 4
_ADVANCE = 0.6  # of the size: how wide every letter of Courier is
_ESCAPED = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)"}


def write_checked(pages: Iterable[Burnt]) -> tuple[bytes, list[Burnt], Report]:
    """The same, looked at as `check_pdf` does; words that the picture does not show are dropped.

    What half a word under a box leaves of it is such a word. Whatever else is found is for the
    caller to stop at: see the report.
    """
    held = list(pages)
    for _ in range(_TURNS):
        data = write_pdf(held)
        report = check_pdf(data)
        unseen = [one for one in report.bad if one.what is Lift.INVISIBLE]
        if not unseen:
            break
        for number in {one.page for one in unseen}:
            spots = [one.spot for one in unseen if one.page == number]
            page = held[number - 1]
            held[number - 1] = replace(page, text=kept(page.text, spots))
    return data, held, report


def write_pdf(pages: Iterable[Burnt]) -> bytes:
    """A PDF of JPEG pages with a layer of invisible words; the same bytes for the same pages."""
    document = pikepdf.new()
    font = document.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, Encoding=Name.WinAnsiEncoding
        )
    )
    for page in pages:
        high = page.points * page.height / page.width
        picture = document.make_stream(page.image)
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height, picture.BitsPerComponent = page.width, page.height, 8
        picture.ColorSpace = Name.DeviceGray if page.grey else Name.DeviceRGB
        content = f"q {page.points:.3f} 0 0 {high:.3f} 0 0 cm /Page Do Q\n"
        content += _layer(page.text, page.points, high)
        document.pages.append(
            pikepdf.Page(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, round(page.points, 3), round(high, 3)]),
                    Resources=Dictionary(
                        XObject=Dictionary(Page=picture), Font=Dictionary(F1=font)
                    ),
                    Contents=document.make_stream(content.encode("cp1252", "replace")),
                )
            )
        )
    data = BytesIO()
    document.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def _layer(text: PageText, wide: float, high: float) -> str:
    """Each word stretched over its box, never drawn."""
    lines = ["BT 3 Tr"]
    for word in text.words():
        size = max(1.0, (word.y1 - word.y0) * high * 0.8)
        natural = _ADVANCE * size * len(word.t)
        stretch = max(1.0, 100 * (word.x1 - word.x0) * wide / natural)
        x, y = word.x0 * wide, (1 - word.y1) * high + 0.2 * size
        shown = word.t.translate(_ESCAPED)
        lines.append(f"/F1 {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm ({shown} ) Tj")
    return "\n".join([*lines, "ET"])
