"""What a file seems to be, by its content and by its name. Both are kept, neither is believed."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from reopen.lib.reading.reasons import Reason


class Kind(StrEnum):
    """The kinds we tell apart."""

    PDF = "pdf"
    IMAGE = "image"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    TEXT = "text"
    CSV = "csv"
    HTML = "html"
    MAIL = "mail"
    MBOX = "mbox"
    ZIP = "zip"
    OLD_WORD = "old_word"
    WORD_PERFECT = "word_perfect"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OUTLOOK = "outlook"
    ARCHIVE = "archive"
    MEDIA = "media"
    PROGRAM = "program"
    LOCKED_OFFICE = "locked_office"
    EMPTY = "empty"
    OTHER = "other"

    @property
    def kept_because(self) -> Reason | None:
        """Why a file of this kind is kept unread; None for the kinds we read."""
        return _KEPT.get(self)

    @property
    def label(self) -> str:
        """The kind in plain words, to follow "is"."""
        return _LABEL[self]


_KEPT = {
    Kind.OLD_WORD: Reason.OLD_WORD,
    Kind.WORD_PERFECT: Reason.WORD_PERFECT,
    Kind.SPREADSHEET: Reason.SPREADSHEET,
    Kind.SLIDES: Reason.SLIDES,
    Kind.OUTLOOK: Reason.OUTLOOK,
    Kind.ARCHIVE: Reason.OTHER_ARCHIVE,
    Kind.MEDIA: Reason.SOUND_OR_VIDEO,
    Kind.PROGRAM: Reason.PROGRAM,
    Kind.LOCKED_OFFICE: Reason.ENCRYPTED,
    Kind.EMPTY: Reason.EMPTY,
    Kind.OTHER: Reason.UNKNOWN_KIND,
}

_LABEL = {
    Kind.PDF: "a PDF",
    Kind.IMAGE: "an image",
    Kind.DOCX: "a Word document",
    Kind.ODT: "an OpenDocument text",
    Kind.RTF: "a rich text document",
    Kind.TEXT: "plain text",
    Kind.CSV: "a table as text",
    Kind.HTML: "a web page",
    Kind.MAIL: "an e-mail",
    Kind.MBOX: "a mailbox",
    Kind.ZIP: "a ZIP archive",
    Kind.OLD_WORD: "an old Word document",
    Kind.WORD_PERFECT: "a WordPerfect document",
    Kind.SPREADSHEET: "a spreadsheet",
    Kind.SLIDES: "a set of slides",
    Kind.OUTLOOK: "an Outlook message",
    Kind.ARCHIVE: "an archive",
    Kind.MEDIA: "a sound or video recording",
    Kind.PROGRAM: "a computer program",
    Kind.LOCKED_OFFICE: "a locked office document",
    Kind.EMPTY: "empty",
    Kind.OTHER: "of a kind we do not know",
}

_BY_ENDING = {
    Kind.PDF: "pdf",
    Kind.IMAGE: "tif tiff jpg jpeg jpe png gif bmp webp jp2",
    Kind.DOCX: "docx docm dotx",
    Kind.ODT: "odt ott",
    Kind.RTF: "rtf",
    Kind.TEXT: "txt text log md",
    Kind.CSV: "csv tsv dat opt",
    Kind.HTML: "html htm xhtml",
    Kind.MAIL: "eml",
    Kind.MBOX: "mbox mbx",
    Kind.ZIP: "zip",
    Kind.OLD_WORD: "doc dot",
    Kind.WORD_PERFECT: "wpd wp wp5 wp6",
    Kind.SPREADSHEET: "xls xlsx xlsm ods",
    Kind.SLIDES: "ppt pptx odp",
    Kind.OUTLOOK: "msg pst ost",
    Kind.ARCHIVE: "7z rar tar gz tgz bz2 xz cab arj",
    Kind.MEDIA: "mp3 mp4 wav avi mov wmv wma m4a mkv mpg mpeg flac ogg aac 3gp",
    Kind.PROGRAM: "exe dll msi bat cmd com scr js vbs jar sh",
}
_ENDINGS = {ending: kind for kind, endings in _BY_ENDING.items() for ending in endings.split()}

_STARTS = (
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"II+\0", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
    (b"\0\0\0\x0cjP  \r\n", Kind.IMAGE),
    (b"{\\rtf", Kind.RTF),
    (b"\xffWPC", Kind.WORD_PERFECT),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\0", Kind.ARCHIVE),
    (b"MSCF", Kind.ARCHIVE),
    (b"!BDN", Kind.OUTLOOK),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"ID3", Kind.MEDIA),
    (b"OggS", Kind.MEDIA),
    (b"fLaC", Kind.MEDIA),
    (b"\x1aE\xdf\xa3", Kind.MEDIA),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.MEDIA),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Names of streams inside an OLE compound file, as UTF-16, that tell what it is.
_COMPOUND_STREAMS = (
    ("EncryptedPackage", Kind.LOCKED_OFFICE),
    ("WordDocument", Kind.OLD_WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("Workbook", Kind.SPREADSHEET),
    ("__properties_version1.0", Kind.OUTLOOK),
    ("PerfectOffice_MAIN", Kind.WORD_PERFECT),
)
_MAIL_HEADER = re.compile(
    rb"^(?:From|To|Cc|Date|Subject|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|"
    rb"Content-Type|Reply-To|Sender|X-[\w-]+|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BINARY = bytes({*range(32)} - {7, 8, 9, 10, 11, 12, 13, 27})


def kind_by_name(name: str) -> Kind:
    """The kind the name's ending promises; OTHER when it promises none we know."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    return _ENDINGS.get(ending, Kind.OTHER)


def kind_by_content(head: bytes, compound: bytes = b"") -> Kind:
    """The kind by the first 64 KiB; `compound`: more of an OLE file, where its directory stands.

    Packed office documents come out as ZIP; only a listing of their parts tells them apart.
    """
    if not head:
        return Kind.EMPTY
    if head.lstrip()[:5] == b"%PDF-":
        return Kind.PDF
    if head.startswith(_COMPOUND):
        return _compound_kind(head + compound)
    for start, kind in _STARTS:
        if head.startswith(start) and (start != b"BM" or head[6:10] == b"\0\0\0\0"):
            return kind
    if head[:4] == b"RIFF":
        return Kind.IMAGE if head[8:12] == b"WEBP" else Kind.MEDIA
    if head[4:8] == b"ftyp":
        return Kind.MEDIA
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    return _text_kind(head)


def _compound_kind(data: bytes) -> Kind:
    for stream, kind in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind.OTHER


def _text_kind(head: bytes) -> Kind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    strange = len(head) - len(head.translate(None, _BINARY))
    if strange > len(head) // 200:
        return Kind.OTHER
    headers = head.lstrip()[:8192].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if headers.startswith(b"From ") and len(_MAIL_HEADER.findall(headers)) >= 1:
        return Kind.MBOX
    if _MAIL_HEADER.match(headers) and len(_MAIL_HEADER.findall(headers)) >= 2:
        return Kind.MAIL
    return Kind.HTML if _WEB_PAGE.search(head[:2048]) else Kind.TEXT
