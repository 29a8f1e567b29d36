"""Pages from which something can be lifted."""

import random

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reopen.lib.redaction.tests.filings.paper import Draw, draw_scan, invisible, line, scan, secret


def under_a_box(canvas: Canvas, chance: random.Random) -> None:
    start = line(canvas, "The witness is ", 600)
    name = secret(chance)
    canvas.drawString(start, 600, name)
    canvas.setFillColor(chance.choice(["black", "white", "gray"]))
    canvas.rect(start - 1, 596, canvas.stringWidth(name) + 2, 14, stroke=0, fill=1)


def under_a_box_with_a_code(canvas: Canvas, chance: random.Random) -> None:
    under_a_box(canvas, chance)
    canvas.setFillColor("black")
    canvas.rect(150, 596, 90, 14, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(160, 600, "(b)(6)")


def under_a_picture(canvas: Canvas, chance: random.Random) -> None:
    start = line(canvas, "The witness is ", 600)
    name = secret(chance)
    canvas.drawString(start, 600, name)
    black = ImageReader(Image.new("RGB", (40, 10), "black"))
    canvas.drawImage(black, start - 1, 596, canvas.stringWidth(name) + 2, 14)


def white_on_white(canvas: Canvas, chance: random.Random) -> None:
    start = line(canvas, "The witness is ", 600)
    canvas.setFillColor("white")
    canvas.drawString(start, 600, secret(chance))


def black_on_black(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFillColor("black")
    canvas.rect(72, 590, 200, 20, stroke=0, fill=1)
    canvas.drawString(80, 596, secret(chance))


def invisible_under_a_scanned_box(canvas: Canvas, chance: random.Random) -> None:
    draw_scan(canvas, secret(chance), (55, 140, 600, 190))
    invisible(canvas, secret(chance), 462, 200)


def box_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    draw_scan(canvas, secret(chance), None)
    canvas.setFillColor(chance.choice(["black", "white"]))
    canvas.rect(28, 453, 260, 28, stroke=0, fill=1)


def box_in_a_form_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    form = f"box{canvas.getPageNumber()}"
    canvas.beginForm(form)
    canvas.setFillColor("black")
    canvas.rect(0, 0, 260, 28, stroke=0, fill=1)
    canvas.endForm()
    draw_scan(canvas, secret(chance), None)
    canvas.translate(28, 453)
    canvas.doForm(form)


def off_the_page(canvas: Canvas, chance: random.Random) -> None:
    canvas.drawString(700, 400, secret(chance))


def _named(canvas: Canvas, chance: random.Random) -> tuple[float, float]:
    """The secret in a line; where it stands and how wide it is."""
    start = line(canvas, "The witness is ", 600)
    name = secret(chance)
    canvas.drawString(start, 600, name)
    return start, float(canvas.stringWidth(name, "Times-Roman", 12))


def under_a_box_that_says_so(canvas: Canvas, chance: random.Random) -> None:
    """White letters over all of the box, right upon the ones that are to be hidden."""
    start, wide = _named(canvas, chance)
    canvas.rect(start - 1, 596, wide + 2, 14, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(start, 600, "REDACTED REDACTED REDACTED"[: int(wide / 8)])


def under_a_box_too_low(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    canvas.rect(start - 1, 597, wide + 2, 9.5, stroke=0, fill=1)


def under_dark_glass(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    canvas.setFillColorRGB(0, 0, 0, alpha=0.95)
    canvas.rect(start - 1, 596, wide + 2, 14, stroke=0, fill=1)


def under_a_thick_line(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    canvas.setLineWidth(14)
    canvas.line(start, 603, start + wide, 603)


def under_black_signs(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    canvas.setFont("ZapfDingbats", 15)
    canvas.drawString(start - 1, 598, "n" * (int(wide / 11) + 2))


def under_many_small_boxes(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    for step in range(int(wide / 4) + 2):
        canvas.rect(start - 1 + 4 * step, 596, 4.2, 14, stroke=0, fill=1)


def under_a_shading(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    path = canvas.beginPath()
    path.rect(start - 1, 596, wide + 2, 14)
    canvas.saveState()
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(start, 596, start + wide, 610, ("black", "navy"))
    canvas.restoreState()


def in_a_form_under_a_turned_box(canvas: Canvas, chance: random.Random) -> None:
    form = f"inner{canvas.getPageNumber()}"
    canvas.beginForm(form)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(0, 0, secret(chance))
    canvas.setFillColor("black")
    canvas.rect(-1, -2, 70, 9, stroke=0, fill=1)
    canvas.endForm()
    canvas.translate(300, 300)
    canvas.rotate(30)
    canvas.scale(2.5, 2)
    canvas.doForm(form)


def see_through_letters(canvas: Canvas, chance: random.Random) -> None:
    line(canvas, "The witness is ", 600)
    canvas.setFillColorRGB(0, 0, 0, alpha=0)
    canvas.drawString(150, 600, secret(chance))


def cut_off(canvas: Canvas, chance: random.Random) -> None:
    """A cell that shows the beginning of its text only."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(72, 590, 80, 20)
    canvas.clipPath(path)
    canvas.drawString(74, 596, f"The witness is {secret(chance)}")
    canvas.restoreState()


def under_noise(canvas: Canvas, chance: random.Random) -> None:
    start, wide = _named(canvas, chance)
    noise = Image.effect_noise((200, 30), 90)
    canvas.drawImage(ImageReader(noise), start - 1, 595, wide + 2, 16)


def invisible_under_a_scanned_code(canvas: Canvas, chance: random.Random) -> None:
    """A scan blacked out on paper, with a code and specks upon the black, and its old layer."""
    picture = scan(secret(chance), (55, 140, 600, 190))
    pen = ImageDraw.Draw(picture)
    pen.text((280, 155), "(b)(6)", fill=240)
    for _ in range(60):
        pen.point((chance.randint(60, 590), chance.randint(145, 185)), fill=200)
    canvas.drawImage(ImageReader(picture), 0, 350, 612, 200)
    invisible(canvas, secret(chance), 462, 200)


def white_out_upon_a_yellow_scan(canvas: Canvas, chance: random.Random) -> None:
    picture = scan(secret(chance), None).convert("RGB")
    tint = Image.new("RGB", picture.size, (244, 232, 190))
    yellow = Image.composite(tint, picture, picture.convert("L").point(lambda v: 255 * (v > 128)))
    canvas.drawImage(ImageReader(yellow), 0, 350, 612, 200)
    canvas.setFillColorRGB(244 / 255, 232 / 255, 190 / 255)
    canvas.rect(28, 453, 260, 28, stroke=0, fill=1)


def black_page_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    canvas.drawImage(ImageReader(scan(secret(chance), None)), 0, 0, 612, 792)
    canvas.rect(0, 0, 612, 792, stroke=0, fill=1)


def thick_line_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    draw_scan(canvas, secret(chance), None)
    canvas.setLineWidth(26)
    canvas.line(28, 467, 288, 467)


def black_picture_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    draw_scan(canvas, secret(chance), None)
    canvas.drawImage(ImageReader(Image.new("L", (50, 8), 0)), 28, 453, 260, 28)


def outlines_under_a_box(canvas: Canvas, chance: random.Random) -> None:
    """Letters that were turned into shapes are still shapes below a box."""
    for step in range(12):
        canvas.circle(80 + 11 * step, 603, 4, stroke=0, fill=1)
        canvas.setFillColor("white")
        canvas.circle(80 + 11 * step, 603, 2 + chance.random(), stroke=0, fill=1)
        canvas.setFillColor("black")
    canvas.rect(72, 596, 150, 14, stroke=0, fill=1)


def nearly_white(canvas: Canvas, chance: random.Random) -> None:
    line(canvas, "The witness is ", 600)
    canvas.setFillGray(0.97)
    canvas.drawString(150, 600, secret(chance))


def as_small_as_dust(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFont("Helvetica", 0.4)
    canvas.drawString(200, 600, secret(chance))


DRAWS: tuple[Draw, ...] = (
    under_a_box, under_a_box_with_a_code, under_a_picture, white_on_white, black_on_black,
    invisible_under_a_scanned_box, box_upon_a_scan, box_in_a_form_upon_a_scan, off_the_page,
    under_a_box_that_says_so, under_a_box_too_low, under_dark_glass, under_a_thick_line,
    under_black_signs, under_many_small_boxes, under_a_shading, in_a_form_under_a_turned_box,
    see_through_letters, cut_off, under_noise, invisible_under_a_scanned_code,
    white_out_upon_a_yellow_scan, thick_line_upon_a_scan, black_picture_upon_a_scan,
    outlines_under_a_box, nearly_white, as_small_as_dust,
)  # fmt: skip
WHOLE_PAGES: tuple[Draw, ...] = (black_page_upon_a_scan,)
