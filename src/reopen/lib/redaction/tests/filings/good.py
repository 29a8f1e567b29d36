"""Pages that look as if something could be lifted, and nothing can."""

import random

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reopen.lib.redaction.tests.filings.paper import Draw, draw_scan, invisible, line, scan, secret


def plain(canvas: Canvas, chance: random.Random) -> None:
    line(canvas, f"The witness is {secret(chance)}.", 600)


def burnt(canvas: Canvas, chance: random.Random) -> None:
    """A true redaction: a box with a code, and nothing under it."""
    start = line(canvas, "The witness is ", 600)
    canvas.rect(start, 596, 110, 14, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(start + 30, 600, "(b)(7)(C)")


def burnt_scan(canvas: Canvas, chance: random.Random) -> None:
    """A scan with the box in its pixels, and a layer of words for the rest of it."""
    draw_scan(canvas, secret(chance), (55, 140, 600, 190))
    invisible(canvas, "The witness gave a statement to the officer.", 506, 275)


def dark_table(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFillColor("black")
    canvas.rect(72, 590, 400, 20, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.drawString(80, 596, "Item        Date        Officer")
    for row in range(3):
        line(canvas, f"{row + 1}        03/0{row + 1}/1988        {secret(chance)}", 572 - 16 * row)


def figure(canvas: Canvas, chance: random.Random) -> None:
    for bar in range(6):
        canvas.setFillColor(chance.choice(["black", "navy", "gray"]))
        canvas.rect(80 + 50 * bar, 400, 40, chance.randint(20, 160), stroke=1, fill=1)
    canvas.setFillColor("black")
    canvas.drawString(80, 385, "1988  1989  1990  1991  1992  1993")


def marked_text(canvas: Canvas, chance: random.Random) -> None:
    """A bright marker behind words, and a see-through one upon words."""
    canvas.setFillColor("yellow")
    canvas.rect(70, 596, 200, 14, stroke=0, fill=1)
    line(canvas, "The supplement was never typed", 600)
    line(canvas, "and never given to anybody", 570)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(70, 566, 200, 14, stroke=0, fill=1)


def photograph(canvas: Canvas, chance: random.Random) -> None:
    noise = Image.effect_noise((300, 200), 60)
    ImageDraw.Draw(noise).rectangle((60, 60, 200, 120), fill=0)
    canvas.drawImage(ImageReader(noise), 72, 380, 300, 200)
    canvas.drawString(72, 366, "Exhibit 4: the doorway at night")


def watermark(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFillGray(0.9)
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawString(150, 400, "DRAFT")
    plain(canvas, chance)


def layer_of_a_scan(canvas: Canvas, chance: random.Random) -> None:
    name = secret(chance)
    draw_scan(canvas, name, None)
    invisible(canvas, "The witness gave a statement to the officer.", 506, 275)
    invisible(canvas, name, 462, 128)


def struck_twice(canvas: Canvas, chance: random.Random) -> None:
    """Bold by drawing twice, and letters with a shadow."""
    for shift in (0, 0, 0.3):
        canvas.drawString(72 + shift, 600, f"The witness is {secret(chance)[:4]}")
    canvas.setFont("Helvetica-Bold", 20)
    for shift, colour in ((1, "gray"), (0, "black")):
        canvas.setFillColor(colour)
        canvas.drawString(72 + shift, 560 - shift, "STATEMENT")


def struck_out(canvas: Canvas, chance: random.Random) -> None:
    """Words struck out, underlined and in a table of lines."""
    end = line(canvas, "This sentence was struck out by the court", 600)
    canvas.setLineWidth(1.5)
    canvas.line(72, 603, end, 603)
    canvas.line(72, 598, end, 598)
    canvas.setLineWidth(1)
    canvas.grid([72, 172, 272], [540, 556, 572])
    canvas.drawString(75, 560, secret(chance)[:16])


def dark_borders(canvas: Canvas, chance: random.Random) -> None:
    canvas.setLineWidth(3)
    for row in range(3):
        canvas.setFillColor(("white", "lightgrey")[row % 2])
        canvas.rect(72, 560 - 20 * row, 300, 20, stroke=1, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(80, 566 - 20 * row, secret(chance))


def text_upon_every_box(canvas: Canvas, chance: random.Random) -> None:
    for row, (ground, ink) in enumerate(
        (("black", "white"), ("navy", "yellow"), ("#333333", "#eeeeee"), ("yellow", "black"))
    ):
        canvas.setFillColor(ground)
        canvas.rect(72, 590 - 24 * row, 220, 18, stroke=0, fill=1)
        canvas.setFillColor(ink)
        canvas.drawString(78, 595 - 24 * row, secret(chance))


def scan_upon_its_words(canvas: Canvas, chance: random.Random) -> None:
    """Some scanners put the words, black, below the picture of the page."""
    name = secret(chance)
    for text, y, wide in (
        ("The witness gave a statement to the officer.", 628, 275), (name, 450, 128),
    ):  # fmt: skip
        layer = canvas.beginText(30, y)
        layer.setFont("Helvetica", 46)
        layer.setHorizScale(100 * wide / canvas.stringWidth(text, "Helvetica", 46))
        layer.textOut(text)
        canvas.drawText(layer)
    canvas.drawImage(ImageReader(scan(name, None)), 0, 0, 612, 792)


def scanned_header(canvas: Canvas, chance: random.Random) -> None:
    """White letters on black in a scan, and the words of them."""
    picture = scan(secret(chance), None)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((50, 200, 700, 245), fill=10)
    pen.text((60, 205), "ITEM NUMBER AND OFFICER", fill=245, font=ImageFont.load_default(28))
    canvas.drawImage(ImageReader(picture), 0, 350, 612, 200)
    wide = ImageFont.load_default(28).getlength("ITEM NUMBER AND OFFICER") / 2
    invisible(canvas, "ITEM NUMBER AND OFFICER", 435, wide)


def burnt_scan_with_specks(canvas: Canvas, chance: random.Random) -> None:
    picture = scan(secret(chance), (55, 140, 600, 190), paper=225)
    pen = ImageDraw.Draw(picture)
    for _ in range(800):
        spot = (chance.randint(0, 1223), chance.randint(0, 399))
        pen.point(spot, fill=chance.choice((20, 235)))
    canvas.drawImage(ImageReader(picture), 0, 350, 612, 200)
    invisible(canvas, "The witness gave a statement to the officer.", 506, 275)


def numbered_scan(canvas: Canvas, chance: random.Random) -> None:
    """A white label with a Bates number upon the margin of a scan, on a white ground."""
    canvas.setFillColor("white")
    canvas.rect(0, 0, 612, 792, stroke=0, fill=1)
    draw_scan(canvas, secret(chance), None)
    canvas.rect(440, 356, 150, 16, stroke=0, fill=1)
    canvas.setFillColor("black")
    canvas.drawString(450, 360, "SAO 000417")


def yellow_scan(canvas: Canvas, chance: random.Random) -> None:
    picture = scan(secret(chance), (55, 140, 600, 190), paper=238).convert("RGB")
    canvas.drawImage(ImageReader(picture), 0, 350, 612, 200)
    canvas.setStrokeColor("red")
    canvas.setLineWidth(2)
    canvas.rect(20, 500, 300, 30, stroke=1, fill=0)


def faint_text(canvas: Canvas, chance: random.Random) -> None:
    for row, grey in enumerate((0.8, 0.7, 0.5)):
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72, 600 - 10 * row, secret(chance))


def pie(canvas: Canvas, chance: random.Random) -> None:
    """A diagram with a legend upon its own ground."""
    canvas.setFillColor("lightblue")
    canvas.rect(100, 300, 300, 250, stroke=1, fill=1)
    for part, colour in enumerate(("black", "navy", "gray", "maroon")):
        canvas.setFillColor(colour)
        canvas.wedge(140, 340, 300, 500, 90 * part, 90, stroke=1, fill=1)
        canvas.rect(330, 350 + 20 * part, 10, 10, stroke=1, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(345, 351 + 20 * part, f"Lot {part}")


def turned_and_scaled(canvas: Canvas, chance: random.Random) -> None:
    canvas.translate(300, 300)
    canvas.rotate(90)
    canvas.scale(2, 1.5)
    canvas.setFillColor("black")
    canvas.rect(0, 0, 90, 12, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(3, 3, secret(chance))


DRAWS: tuple[Draw, ...] = (
    plain, burnt, burnt_scan, dark_table, figure, marked_text, photograph, watermark,
    layer_of_a_scan, struck_twice, struck_out, dark_borders, text_upon_every_box,
    scanned_header, burnt_scan_with_specks, yellow_scan,
    faint_text, pie, turned_and_scaled,
)  # fmt: skip
WHOLE_PAGES: tuple[Draw, ...] = (scan_upon_its_words, numbered_scan)
