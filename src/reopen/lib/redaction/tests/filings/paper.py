"""Sheets to draw a filing on."""

import random
from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDE, HIGH = 612, 792
_NAMES = ("Quillfeather", "Ostrander", "Bellweather", "Tamsin", "Corwith")
BODY = (
    "On the fourth of March the officer wrote that the witness had seen a light",
    "colored car near the old cannery. The supplement was never typed up, and the",
    "laboratory returned the sample under item 14 without a report.",
)

Box = tuple[int, int, int, int]
Body = tuple[str, ...]
Draw = Callable[[Canvas, random.Random], None]


def secret(chance: random.Random) -> str:
    """What a filing has to hide."""
    return f"{chance.choice(_NAMES)} {chance.randint(100, 999)}-{chance.randint(1000, 9999)}"


def filing(
    draw: Draw,
    seed: int,
    title: str = "Motion",
    body: Body = BODY,
    footer: str = "",
) -> bytes:
    """A letter page with a body, and what `draw` puts below it."""
    return filings([draw], seed, title, body, footer)


def filings(
    draws: Sequence[Draw],
    seed: int,
    title: str = "Motion",
    body: Body = BODY,
    footer: str = "",
) -> bytes:
    """The same with a page for each."""
    chance = random.Random(seed)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH), invariant=1)
    canvas.setTitle(title)
    for draw in draws:
        canvas.setFont("Times-Roman", 12)
        for row, line in enumerate(body):
            canvas.drawString(72, 700 - 16 * row, line)
        canvas.drawString(450, 30, footer)
        draw(canvas, chance)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line(canvas: Canvas, text: str, y: float, colour: str = "black") -> float:
    """A line of text; where it ends."""
    canvas.setFont("Times-Roman", 12)
    canvas.setFillColor(colour)
    canvas.drawString(72, y, text)
    return 72 + float(canvas.stringWidth(text, "Times-Roman", 12))


def scan(text: str, box: Box | None, paper: int = 250) -> Image.Image:
    picture = Image.new("L", (1224, 400), paper)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(28)
    pen.text((60, 60), "The witness gave a statement to the officer.", fill=20, font=font)
    pen.text((60, 150), text, fill=20, font=font)
    if box:
        pen.rectangle(box, fill=0)
    return picture


def draw_scan(canvas: Canvas, text: str, box: Box | None) -> None:
    canvas.drawImage(ImageReader(scan(text, box)), 0, 350, 612, 200)


def invisible(canvas: Canvas, text: str, y: float, wide: float) -> None:
    layer = canvas.beginText(30, y)
    layer.setTextRenderMode(3)
    layer.setFont("Helvetica", 12)
    layer.setHorizScale(100 * wide / canvas.stringWidth(text, "Helvetica", 12))
    layer.textOut(text)
    canvas.drawText(layer)
