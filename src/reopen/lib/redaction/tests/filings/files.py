"""Files that hold more than their pages."""

import random
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reopen.lib.redaction.tests.filings.good import burnt, plain
from reopen.lib.redaction.tests.filings.paper import Body, Draw, draw_scan, filing, filings, secret

Make = Callable[[int], bytes]


def saved(document: pikepdf.Pdf) -> bytes:
    """A PDF as bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_mark(data: bytes, box: tuple[int, ...] = (70, 595, 320, 612), **mark: Any) -> bytes:
    """The same with a comment or a drawn mark where the secret stands."""
    wide, high = box[2] - box[0], box[3] - box[1]
    with pikepdf.open(BytesIO(data)) as document:
        made = Dictionary(Type=Name.Annot, Rect=Array(box), **{"F": 4, **mark})
        if mark.get("Subtype") in (Name.Square, Name.Stamp):
            look = document.make_stream(b"0 g 0 0 %d %d re f" % (wide, high))
            look.Type, look.Subtype = Name.XObject, Name.Form
            look.BBox = Array([0, 0, wide, high])
            made.AP = Dictionary(N=look)
        document.pages[0].obj.Annots = Array([document.make_indirect(made)])
        return saved(document)


def black_square(seed: int) -> bytes:
    return with_mark(filing(plain, seed), Subtype=Name.Square, IC=Array([0, 0, 0]))


def black_square_without_a_look(seed: int) -> bytes:
    """The reader's program draws it by itself."""
    data = black_square(seed)
    with pikepdf.open(BytesIO(data)) as document:
        del document.pages[0].Annots[0].AP
        return saved(document)


def black_square_upon_a_scan(seed: int) -> bytes:
    def scanned(canvas: Canvas, chance: random.Random) -> None:
        draw_scan(canvas, secret(chance), None)

    box = (28, 453, 288, 481)
    return with_mark(filing(scanned, seed, body=()), box, Subtype=Name.Square, IC=Array([0, 0, 0]))


def black_marker(seed: int) -> bytes:
    corners = Array([70, 612, 320, 612, 70, 595, 320, 595])
    marked: dict[str, Any] = {
        "Subtype": Name.Highlight,
        "QuadPoints": corners,
        "C": Array([0, 0, 0]),
    }
    return with_mark(filing(plain, seed), **marked)


def stamp_upon_words(seed: int) -> bytes:
    return with_mark(filing(plain, seed), Subtype=Name.Stamp, Contents="Exhibit")


def hidden_comment(seed: int) -> bytes:
    said = f"The informant is {secret(random.Random(seed))}"
    return with_mark(filing(burnt, seed), Subtype=Name.Text, F=2, Contents=said)


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


def attachment_in_no_list(seed: int) -> bytes:
    with pikepdf.open(BytesIO(attachment(seed))) as document:
        held = next(o for o in document.objects if isinstance(o, Dictionary) and "/EF" in o)
        del document.Root.Names
        document.Root.AF = Array([held])
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


def hidden_layer_in_a_form(seed: int) -> bytes:
    with pikepdf.open(BytesIO(hidden_layer(seed))) as document:
        page = document.pages[0]
        form = document.make_stream(
            b"/OC /L1 BDC BT /F1 12 Tf 72 540 Td (Tamsin saw him) Tj ET EMC",
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 612, 792]),
        )  # fmt: skip
        form.Resources = Dictionary(Properties=page.Resources.Properties, Font=page.Resources.Font)
        del page.Resources.Properties
        page.Resources.XObject = Dictionary(Inner=form)
        page.contents_add(b"/Inner Do")
        return saved(document)


def said_aloud(seed: int, *, said: bytes = b"Ostrander") -> bytes:
    """A box of black signs, or a sign of its own, with words for a screen reader."""
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        page = document.pages[0]
        page.Resources.Font.F1 = next(iter(page.Resources.Font.values()))
        words = b"/Span <</ActualText (%s)>> BDC BT 0 g /F1 12 Tf 72 560 Td (xxxx) Tj ET EMC" % said
        page.contents_add(words)
        return saved(document)


def picture_not_drawn(seed: int) -> bytes:
    """The scan before it was blacked out, still among the things a page may draw."""
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        pixels = Image.effect_noise((64, 64), 50)
        before = document.make_stream(
            pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        document.pages[0].Resources.XObject = Dictionary(Before=before)
        return saved(document)


def cropped(draw: Draw, seed: int, body: Body) -> bytes:
    """The upper left part of a page, turned."""
    data = filing(draw, seed, body=body)
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0].obj
        page.CropBox, page.Rotate = Array([40, 400, 500, 792]), 90
        return saved(document)


def shared_pictures(seed: int) -> bytes:
    """Two pages with one list of pictures; each draws one of them."""

    def picture(canvas: Canvas, chance: random.Random) -> None:
        noise = Image.effect_noise((100 + chance.randint(0, 50), 60), 60)
        canvas.drawImage(ImageReader(noise), 72, 300, 300, 180)

    with pikepdf.open(BytesIO(filings([picture, picture], seed))) as document:
        both = Dictionary()
        for page in document.pages:
            for name, item in page.Resources.XObject.items():
                both[name] = item
        for page in document.pages:
            page.Resources.XObject = both
        return saved(document)


def for_the_web(seed: int) -> bytes:
    with pikepdf.open(BytesIO(filings([burnt, plain, burnt], seed))) as document:
        out = BytesIO()
        document.save(out, linearize=True)
        return out.getvalue()


def not_to_be_printed(seed: int) -> bytes:
    """Readable by everybody; a password only for changes."""
    with pikepdf.open(BytesIO(filing(burnt, seed))) as document:
        out = BytesIO()
        document.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
        return out.getvalue()


def yellow_marker(seed: int) -> bytes:
    corners = Array([70, 612, 320, 612, 70, 595, 320, 595])
    marked: dict[str, Any] = {
        "Subtype": Name.Highlight,
        "QuadPoints": corners,
        "C": Array([1, 1, 0]),
    }
    return with_mark(filing(plain, seed), **marked)


BAD: dict[str, Make] = {
    make.__name__: make
    for make in (
        black_square, black_square_without_a_look, black_square_upon_a_scan, black_marker,
        stamp_upon_words, redaction_not_applied, hidden_layer, hidden_layer_in_a_form,
        attachment, attachment_in_no_list, hidden_field, hidden_comment, earlier_version,
        left_over, said_aloud, picture_not_drawn,
    )
}  # fmt: skip
GOOD: dict[str, Make] = {
    "version_that_adds": version_that_adds,
    "visible_layer": lambda seed: hidden_layer(seed, on=True),
    "visible_field": lambda seed: hidden_field(seed, flags=4),
    "link": lambda seed: with_mark(filing(plain, seed), Subtype=Name.Link),
    "comment": lambda seed: with_mark(
        filing(plain, seed), (20, 20, 40, 40), Subtype=Name.Text, Contents="See item 4"
    ),
    "said_as_it_stands": lambda seed: said_aloud(seed, said=b"xxxx"),
    "shared_pictures": shared_pictures,
    "for_the_web": for_the_web,
    "not_to_be_printed": not_to_be_printed,
    "yellow_marker": yellow_marker,
}
