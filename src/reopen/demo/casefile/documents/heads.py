"""Letterheads and the tops of forms."""

import math
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw

from reopen.demo.casefile.documents.models import Document
from reopen.demo.casefile.paper import Sheet
from reopen.lib.yaml_text import read_yaml

HEADS = Path(__file__).parent.parent / "texts" / "heads.yaml"


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = read_yaml(HEADS.read_text(encoding="utf-8"))
    return loaded


def draw_head(sheet: Sheet, document: Document, page: int) -> int:
    """Draws the top of the page; returns the height where the content begins."""
    lines = _heads().get(document.head, [])
    if not lines:
        return _plain(sheet, document, page)
    if page > 1:
        return _continued(sheet, document, lines[0], page)
    serif = document.head in ("prosecutor", "counsel", "defender", "court", "cannery")
    bold = "libre-baskerville-bold" if serif else "arimo-bold"
    _seal(sheet, document.head)
    y = 110
    for number, line in enumerate(lines):
        size = 38 if number == 0 else 23
        sheet.print(850, y, line, bold if number == 0 else bold.removesuffix("-bold"), size, "m")
        y += 54 if number == 0 else 32
    sheet.rule(150, y + 12, 1570, y + 12, 4 if serif else 2)
    y += 30
    if document.form:
        sheet.print(850, y + 6, document.form, "arimo-bold", 32, "m")
        y += 66
    return y + 10


def _plain(sheet: Sheet, document: Document, page: int) -> int:
    if page > 1:
        sheet.type(1400, 110, f"-{page}-", document.machine, document.pitch)
        return 200
    if document.form:
        sheet.print(850, 120, document.form, "arimo-bold", 34, "m")
        return 200
    return 150


def _continued(sheet: Sheet, document: Document, name: str, page: int) -> int:
    sheet.print(170, 110, name, "arimo-bold", 24)
    if document.form:
        sheet.print(1560, 110, f"{document.form} - CONTINUED", "arimo", 22, "r")
    sheet.print(1560, 144, f"PAGE {page}", "arimo", 22, "r")
    sheet.rule(170, 182, 1560, 182)
    return 210


def _seal(sheet: Sheet, head: str) -> None:
    if head not in ("police", "lab", "sheriff", "prosecutor", "court"):
        return
    drawing = ImageDraw.Draw(sheet.image)
    for radius, wide in ((66, 4), (56, 2), (30, 2)):
        around = (232 - radius, 172 - radius, 232 + radius, 172 + radius)
        drawing.ellipse(around, outline=60, width=wide)
    points = []
    for corner in range(10):
        reach = 26 if corner % 2 == 0 else 11
        turn = math.pi * corner / 5 - math.pi / 2
        points.append((232 + reach * math.cos(turn), 172 + reach * math.sin(turn)))
    drawing.polygon(points, fill=80)
