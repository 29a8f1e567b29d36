"""The bytes of a load file as text."""

import codecs

from reopen.lib.loadfiles.contract import Problem, Trouble

MOST_BYTES = 512 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, name: str) -> tuple[str, str, list[Problem]]:
    """Text, its encoding, and what hinders: by its mark, else UTF-16, UTF-8, Windows-1252."""
    if len(data) > MOST_BYTES:
        return "", "", [Problem(name, 0, Trouble.TOO_LARGE, f"{len(data)} bytes")]
    encoding = _encoding(data)
    if encoding == "utf-8-sig":
        data, encoding = data.removeprefix(codecs.BOM_UTF8), "utf-8"
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", encoding, [Problem(name, line, Trouble.ENCODING, encoding)]


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:4096]
    if len(head) > 1 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if len(head) > 1 and head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if _has_no_mark_of_utf8(data) else "utf-8"
    return "utf-8"


def _has_no_mark_of_utf8(data: bytes) -> bool:
    """Whether the quote of Concordance stands there as one byte, or no UTF-8 quote does."""
    return b"\xc3\xbe" not in data[:4096]


def text_of(data: bytes) -> str:
    """A text file of a volume as text, whatever it is written in; never fails."""
    text, encoding, problems = decoded(data, "")
    return data.decode(encoding or "utf-8", "replace") if problems else text
