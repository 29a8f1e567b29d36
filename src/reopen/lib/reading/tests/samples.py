"""Small files made at run time: good ones and hostile ones."""

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

import pikepdf
from docx import Document
from PIL import Image, ImageDraw, ImageFont

LETTER = "Officer Quillfeather wrote the supplement on the fourth of March near the old cannery."


def pdf(*pages: str, media: str = "0 0 612 792", extra: bytes = b"") -> bytes:
    """A PDF with lines of text, one string per page."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for page in pages:
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in page.split("\n"))
        content = f"BT /F1 11 Tf 72 700 Td {lines} ET".encode() + extra
        document.pages.append(
            pikepdf.Page(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Page,
                    MediaBox=[float(number) for number in media.split()],
                    Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
                    Contents=document.make_stream(content if page else b""),
                )
            )
        )
    return saved(document)


def saved(document: pikepdf.Pdf, **how: object) -> bytes:
    """A PDF as bytes."""
    data = BytesIO()
    document.save(data, **how)  # type: ignore[arg-type]
    return data.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    with pikepdf.open(BytesIO(pdf("secret"))) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))


def pdf_with_attachment(name: str, data: bytes) -> bytes:
    """A PDF with a file inside."""
    with pikepdf.open(BytesIO(pdf(LETTER))) as document:
        document.attachments[name] = data
        return saved(document)


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF from its objects, numbered from 1; the first is the catalog."""
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + tail


def nested_flate_pdf(levels: int = 3, size: int = 400_000_000) -> bytes:
    """A page whose content unpacks, filter by filter, to far more than memory."""
    packer = zlib.compressobj(9)
    piece = b" " * 1_000_000
    data = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * levels
    stream = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE, stream
    )


_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>"


def form_bomb_pdf(levels: int = 12, each: int = 10) -> bytes:
    """Forms that draw forms that draw forms: each ** levels of them."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects.append(_PAGE.replace(b">>", b"/Resources<</XObject<</X 5 0 R>>>>>>"))
    objects.append(b"<</Length 5>>stream\n/X Do\nendstream")
    for level in range(levels):
        draw = b"/X Do " * each if level < levels - 1 else b"0 0 1 1 re f"
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]%s/Length %d>>" % (inner, len(draw))
        objects.append(head + b"stream\n" + draw + b"\nendstream")
    return raw_pdf(*objects)


def many_pages_pdf(count: int) -> bytes:
    """A page tree that names one page very often."""
    kids = b"3 0 R " * count
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", tree, _PAGE, b"<</Length 0>>stream\n\nendstream"
    )


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], level: int = 9) -> bytes:
    """A ZIP archive."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


def overlapping_zip(count: int = 200) -> bytes:
    """Many entries that share the bytes of one."""
    one = zipped(("a", b"x" * 300_000))
    start = one.index(b"PK\x01\x02")
    entry = one[start : one.index(b"PK\x05\x06")]
    directory = entry * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return one[:start] + directory + end


def locked_zip() -> bytes:
    """A ZIP whose entry says that it is encrypted."""
    data = bytearray(zipped(("statement.txt", b"secret")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def link_zip() -> bytes:
    """A ZIP with a symbolic link and a file."""
    link = zipfile.ZipInfo("report.txt")
    link.external_attr = 0o120777 << 16
    return zipped((link, b"/etc/passwd"), ("plain.txt", b"plain"))


def docx(*paragraphs: str) -> bytes:
    """A Word document."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def changed_docx(xml: bytes) -> bytes:
    """A Word document whose main part is replaced."""
    with zipfile.ZipFile(BytesIO(docx("x"))) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return zipped(*((name, xml if name == "word/document.xml" else data) for name, data in parts))


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><l>&j;</l>"
)


def mail(attachment: str = "", data: bytes = b"") -> bytes:
    """An e-mail, with an attachment when it has a name."""
    message = EmailMessage()
    message["From"], message["To"] = "Ada Vell <ada@example.org>", "b@example.org"
    message["Subject"] = "The cannery log"
    message.set_content(LETTER)
    if attachment:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=attachment)
    return message.as_bytes()


def deep_mail(depth: int) -> bytes:
    """Parts inside parts."""
    head = b"From: a@example.org\nSubject: deep\nMIME-Version: 1.0\n"
    for level in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level)
    return head + b"Content-Type: text/plain\n\nend\n"


def mailbox(count: int) -> bytes:
    """A mailbox of equal mails."""
    return b"".join(b"From ada Thu Mar  4 10:00:00 1993\n" + mail() + b"\n" for _ in range(count))


def huge_tiff(width: int, height: int) -> bytes:
    """A TIFF header that claims a size and holds nothing."""
    tags = [(256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 1), (273, 4, 8)]
    tags += [(277, 3, 1), (278, 4, height), (279, 4, 1)]
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0)


def looping_tiff() -> bytes:
    """A TIFF whose list of pages returns to its first."""
    data = bytearray(huge_tiff(8, 8))
    data[-4:] = struct.pack("<I", 8)
    return bytes(data)


def scan(text: str = LETTER, *, turned: int = 0, form: str = "PNG") -> bytes:
    """A letter page with large clear type, as a picture of 200 dots per inch."""
    page = Image.new("L", (1700, 2200), 250)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(40)
    words, y = text.split(), 200
    for row in range(24):
        line = " ".join(words[(row * 4 + step) % len(words)] for step in range(7))
        pen.text((150, y), line, fill=10, font=font)
        y += 70
    data = BytesIO()
    page.rotate(-turned, expand=True).save(data, form, dpi=(200, 200))
    return data.getvalue()


def tiff(pages: int) -> bytes:
    """A TIFF of blank pages."""
    images = [Image.new("1", (850, 1100), 1) for _ in range(pages)]
    data = BytesIO()
    images[0].save(data, "TIFF", save_all=True, append_images=images[1:], dpi=(100, 100))
    return data.getvalue()


def stamped_scan_pdf() -> bytes:
    """A page that is one picture, with a number stamped as text at its foot."""
    picture = BytesIO()
    Image.open(BytesIO(scan())).save(picture, "PDF", resolution=200)
    with pikepdf.open(picture) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources.Font = pikepdf.Dictionary(F1=font)
        stamp = b"\nBT /F1 9 Tf 500 20 Td (DEF 000017) Tj ET"
        page.contents_add(document.make_stream(stamp))
        return saved(document)


def searchable_scan_pdf(
    words: str, *, mode: int = 3, first: bool = False, form: bool = False
) -> bytes:
    """A scan with `words` that a scanner's own reader laid over it, unseen (mode 3) or seen (0).

    `first`: drawn before the picture, which hides them. `form`: packed as some readers do it.
    """
    picture = BytesIO()
    Image.open(BytesIO(scan())).save(picture, "PDF", resolution=200)
    with pikepdf.open(picture) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
        )
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = [words[at : at + 60] for at in range(0, len(words), 60)]
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        drawn = f"\nBT {mode} Tr /F1 11 Tf 60 700 Td {shown} ET\n".encode()
        if form:
            packed = document.make_stream(drawn, Resources=resources)
            packed.Type, packed.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            packed.BBox = [0, 0, 612, 792]
            page.Resources.XObject.Words = packed
            drawn = b"\n/Words Do\n"
        page.Resources.Font = resources.Font
        page.contents_add(document.make_stream(drawn), prepend=first)
        return saved(document)


def letterhead_pdf(words: str) -> bytes:
    """A typed page upon which a form lays a small picture at its head and a line at its foot."""
    logo = BytesIO()
    Image.new("L", (60, 60), 90).save(logo, "PDF")
    with pikepdf.open(BytesIO(pdf(words))) as document, pikepdf.open(logo) as drawn:
        page = document.pages[0]
        picture = document.copy_foreign(next(iter(drawn.pages[0].Resources.XObject.values())))
        foot = b"BT /F1 9 Tf 20 20 Td (Office of nobody) Tj ET"
        form = document.make_stream(
            b"q 50 0 0 50 540 735 cm /Logo Do Q " + foot,
            Resources=pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Logo=picture), Font=page.Resources.Font
            ),
        )
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 612, 792]
        page.Resources.XObject = pikepdf.Dictionary(Head=form)
        page.contents_add(document.make_stream(b"\n/Head Do\n"))
        return saved(document)
