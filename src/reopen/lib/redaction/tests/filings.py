"""Filings made at run time: bad ones of every kind, and good ones that look like them."""

import random
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDE, HIGH = 612, 792
_NAMES = ("Quillfeather", "Ostrander", "Bellweather", "Tamsin", "Corwith")
_BODY = (
    "On the fourth of March the officer wrote that the witness had seen a light",
    "colored car near the old cannery. The supplement was never typed up, and the",
    "laboratory returned the sample under item 14 without a report.",
)

Draw = Callable[[Canvas, random.Random], None]


def secret(chance: random.Random) -> str:
    """What a filing has to hide."""
    return f"{chance.choice(_NAMES)} {chance.randint(100, 999)}-{chance.randint(1000, 9999)}"


def filing(
    draw: Draw,
    seed: int,
    title: str = "Motion",
    body: tuple[str, ...] = _BODY,
    footer: str = "",
) -> bytes:
    """A letter page with a body, and what `draw` puts below it."""
    chance = random.Random(seed)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH), invariant=1)
    canvas.setTitle(title)
    canvas.setFont("Times-Roman", 12)
    for row, line in enumerate(body):
        canvas.drawString(72, 700 - 16 * row, line)
    canvas.drawString(450, 30, footer)
    draw(canvas, chance)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _line(canvas: Canvas, text: str, y: float, colour: str = "black") -> float:
    """A line of text; where it ends."""
    canvas.setFont("Times-Roman", 12)
    canvas.setFillColor(colour)
    canvas.drawString(72, y, text)
    return 72 + float(canvas.stringWidth(text, "Times-Roman", 12))


def under_a_box(canvas: Canvas, chance: random.Random) -> None:
    start = _line(canvas, "The witness is ", 600)
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
    start = _line(canvas, "The witness is ", 600)
    name = secret(chance)
    canvas.drawString(start, 600, name)
    black = ImageReader(Image.new("RGB", (40, 10), "black"))
    canvas.drawImage(black, start - 1, 596, canvas.stringWidth(name) + 2, 14)


def white_on_white(canvas: Canvas, chance: random.Random) -> None:
    start = _line(canvas, "The witness is ", 600)
    canvas.setFillColor("white")
    canvas.drawString(start, 600, secret(chance))


def black_on_black(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFillColor("black")
    canvas.rect(72, 590, 200, 20, stroke=0, fill=1)
    canvas.drawString(80, 596, secret(chance))


def _scan(text: str, box: tuple[int, int, int, int] | None) -> Image.Image:
    picture = Image.new("L", (1224, 400), 250)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(28)
    pen.text((60, 60), "The witness gave a statement to the officer.", fill=20, font=font)
    pen.text((60, 150), text, fill=20, font=font)
    if box:
        pen.rectangle(box, fill=0)
    return picture


def _draw_scan(canvas: Canvas, text: str, box: tuple[int, int, int, int] | None) -> None:
    canvas.drawImage(ImageReader(_scan(text, box)), 0, 350, 612, 200)


def _invisible(canvas: Canvas, text: str, y: float, wide: float) -> None:
    layer = canvas.beginText(30, y)
    layer.setTextRenderMode(3)
    layer.setFont("Helvetica", 12)
    layer.setHorizScale(100 * wide / canvas.stringWidth(text, "Helvetica", 12))
    layer.textOut(text)
    canvas.drawText(layer)


def invisible_under_a_scanned_box(canvas: Canvas, chance: random.Random) -> None:
    _draw_scan(canvas, secret(chance), (55, 140, 600, 190))
    _invisible(canvas, secret(chance), 462, 200)


def box_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    _draw_scan(canvas, secret(chance), None)
    canvas.setFillColor(chance.choice(["black", "white"]))
    canvas.rect(28, 453, 260, 28, stroke=0, fill=1)


def box_in_a_form_upon_a_scan(canvas: Canvas, chance: random.Random) -> None:
    canvas.beginForm("box")
    canvas.setFillColor("black")
    canvas.rect(0, 0, 260, 28, stroke=0, fill=1)
    canvas.endForm()
    _draw_scan(canvas, secret(chance), None)
    canvas.translate(28, 453)
    canvas.doForm("box")


def off_the_page(canvas: Canvas, chance: random.Random) -> None:
    canvas.drawString(700, 400, secret(chance))


def plain(canvas: Canvas, chance: random.Random) -> None:
    _line(canvas, f"The witness is {secret(chance)}.", 600)


def burnt(canvas: Canvas, chance: random.Random) -> None:
    """A true redaction: a box with a code, and nothing under it."""
    start = _line(canvas, "The witness is ", 600)
    canvas.rect(start, 596, 110, 14, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(start + 30, 600, "(b)(7)(C)")


def burnt_scan(canvas: Canvas, chance: random.Random) -> None:
    """A scan with the box in its pixels, and a layer of words for the rest of it."""
    _draw_scan(canvas, secret(chance), (55, 140, 600, 190))
    _invisible(canvas, "The witness gave a statement to the officer.", 506, 275)


def dark_table(canvas: Canvas, chance: random.Random) -> None:
    canvas.setFillColor("black")
    canvas.rect(72, 590, 400, 20, stroke=0, fill=1)
    canvas.setFillColor("white")
    canvas.drawString(80, 596, "Item        Date        Officer")
    for row in range(3):
        _line(
            canvas, f"{row + 1}        03/0{row + 1}/1988        {secret(chance)}", 572 - 16 * row
        )


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
    _line(canvas, "The supplement was never typed", 600)
    _line(canvas, "and never given to anybody", 570)
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
    _draw_scan(canvas, name, None)
    _invisible(canvas, "The witness gave a statement to the officer.", 506, 275)
    _invisible(canvas, name, 462, 128)


DRAWN_BAD: dict[str, Draw] = {
    draw.__name__: draw
    for draw in (
        under_a_box, under_a_box_with_a_code, under_a_picture, white_on_white, black_on_black,
        invisible_under_a_scanned_box, box_upon_a_scan, box_in_a_form_upon_a_scan, off_the_page,
    )
}  # fmt: skip
DRAWN_GOOD: dict[str, Draw] = {
    draw.__name__: draw
    for draw in (
        plain, burnt, burnt_scan, dark_table, figure, marked_text, photograph, watermark,
        layer_of_a_scan,
    )
}  # fmt: skip


def saved(document: pikepdf.Pdf) -> bytes:
    """A PDF as bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_mark(data: bytes, **mark: Any) -> bytes:
    """The same with a comment or a drawn mark where the secret stands."""
    with pikepdf.open(BytesIO(data)) as document:
        made = Dictionary(Type=Name.Annot, Rect=Array([70, 595, 320, 612]), F=4, **mark)
        if mark.get("Subtype") == Name.Square:
            look = document.make_stream(b"0 g 0 0 250 17 re f")
            look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 250, 17])
            made.AP = Dictionary(N=look)
        document.pages[0].obj.Annots = Array([document.make_indirect(made)])
        return saved(document)


def black_square(seed: int) -> bytes:
    return with_mark(filing(plain, seed), Subtype=Name.Square, IC=Array([0, 0, 0]))


def black_square_upon_a_scan(seed: int) -> bytes:
    def scan(canvas: Canvas, chance: random.Random) -> None:
        canvas.drawImage(ImageReader(_scan(secret(chance), None)), 0, 505, 612, 200)

    return with_mark(filing(scan, seed, body=()), Subtype=Name.Square, IC=Array([0, 0, 0]))


def redaction_not_applied(seed: int) -> bytes:
    return with_mark(filing(plain, seed), Subtype=Name.Redact, OC=Array([0, 0, 0]))


def hidden_layer(seed: int, *, on: bool = False) -> bytes:
    with pikepdf.open(BytesIO(filing(plain, seed))) as document:
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        state = Dictionary(ON=Array([layer])) if on else Dictionary(OFF=Array([layer]))
        document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=state)
        page = document.pages[0]
        page.Resources.Properties = Dictionary(L1=layer)
        page.contents_add(
            b"/OC /L1 BDC BT /F1 12 Tf 72 560 Td (Witness Ostrander told us) Tj ET EMC"
        )
        page.Resources.Font.F1 = next(iter(page.Resources.Font.values()))
        return saved(document)


def attachment(seed: int) -> bytes:
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        document.attachments["unredacted.pdf"] = filing(plain, seed)
        return saved(document)


def hidden_field(seed: int, flags: int = 2) -> bytes:
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        field = document.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", F=flags,
                V=secret(random.Random(seed)), Rect=Array([72, 500, 300, 520]),
            )
        )  # fmt: skip
        document.Root.AcroForm = Dictionary(Fields=Array([field]))
        document.pages[0].obj.Annots = Array([field])
        return saved(document)


def _added(data: bytes, body: bytes) -> bytes:
    """A further version behind the first: the page's content replaced."""
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0].obj
        number, size = page.Contents.objgen[0], len(document.objects) + 1
    start = data.rindex(b"startxref") + 9
    before = int(data[start:].split()[0])
    place = len(data)
    new = b"%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    root = b"/Root " + b" ".join(data[data.rindex(b"/Root") + 5 :].split()[:3])
    tail = b"trailer<</Size %d/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, before, root, place + len(new),
    )  # fmt: skip
    return data + new + table + tail


def _plain_file(draw: Draw, seed: int) -> bytes:
    """The filing with its content unpacked and a table as of old."""
    with pikepdf.open(BytesIO(filing(draw, seed))) as document:
        out = BytesIO()
        document.save(
            out, object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
        )  # fmt: skip
        return out.getvalue()


def earlier_version(seed: int) -> bytes:
    """The last version shows a box; the one before still has the name."""
    data = _plain_file(plain, seed)
    return _added(data, b"0 g 72 596 200 14 re f")


def version_that_adds(seed: int) -> bytes:
    """A second version that takes nothing away."""
    data = _plain_file(plain, seed)
    with pikepdf.open(BytesIO(data)) as document:
        body = document.pages[0].obj.Contents.read_bytes()
    return _added(data, body + b" BT /F1 12 Tf 72 300 Td (Filed stamped) Tj ET")


def left_over(seed: int) -> bytes:
    """The words are in no page any more, but in the file."""
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        words = b"BT /F1 12 Tf 72 600 Td (The witness is Ostrander) Tj ET"
        document.Root.Kept = document.make_indirect(document.make_stream(words))
        out = BytesIO()
        document.save(
            out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    return re.sub(rb"/Kept \d+ 0 R", lambda found: b" " * len(found[0]), out.getvalue())


MADE_BAD: dict[str, Callable[[int], bytes]] = {
    make.__name__: make
    for make in (
        black_square, black_square_upon_a_scan, redaction_not_applied, hidden_layer, attachment,
        hidden_field, earlier_version, left_over,
    )
}  # fmt: skip
MADE_GOOD: dict[str, Callable[[int], bytes]] = {
    "version_that_adds": version_that_adds,
    "visible_layer": lambda seed: hidden_layer(seed, on=True),
    "visible_field": lambda seed: hidden_field(seed, flags=4),
    "link": lambda seed: with_mark(filing(plain, seed), Subtype=Name.Link),
}


def bad() -> dict[str, Callable[[int], bytes]]:
    """Every bad kind by name."""
    return {name: _maker(draw) for name, draw in DRAWN_BAD.items()} | MADE_BAD


def good() -> dict[str, Callable[[int], bytes]]:
    """Every good kind by name."""
    return {name: _maker(draw) for name, draw in DRAWN_GOOD.items()} | MADE_GOOD


def _maker(draw: Draw) -> Callable[[int], bytes]:
    return lambda seed: filing(draw, seed)
