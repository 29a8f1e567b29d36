"""Whether a page's own text can be trusted, or its picture must be read."""

import re

from reopen.lib.reading.words import PageText
from reopen.lib.reading.worker.layers import is_unseen
from reopen.lib.reading.worker.pdfium import PdfPage

#: Fewer words than this between the page's head and foot over a full-page picture: only a stamp.
_FEW_WORDS = 20
_ENOUGH_WORDS = 120
_HEAD, _FOOT = 0.12, 0.88
_FULL_PICTURE = 0.5
_DRAWN_TEXT = 300
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")
_LONG_WORD = re.compile("[A-Za-z]{4,}")
_WITHOUT_VOWEL = re.compile(r"\b[^aeiouy ]+\b", re.IGNORECASE)


def own_text(page: PdfPage, text: PageText) -> tuple[PageText | None, bool]:
    """The text to go on with, and whether the page's picture must be read.

    It must when the text layer is missing, garbage, only a stamp over a scan, or seen by nobody.
    What another reader laid under a scan serves until then.
    """
    if is_garbage(text.text):
        return None, True
    if is_unseen(page):
        return text.unsure(), True
    return (None, True) if _is_no_text(page, text) else (text, False)


def _is_no_text(page: PdfPage, text: PageText) -> bool:
    """Whether the words are none, or no more than a stamp over a scan."""
    if len(text) >= _ENOUGH_WORDS:
        return False
    objects, covered, lines = page.shapes()
    if not len(text):
        return objects > 0
    body = sum(_HEAD < (word.y0 + word.y1) / 2 < _FOOT for word in text.words())
    return body < _FEW_WORDS and (covered >= _FULL_PICTURE or lines >= _DRAWN_TEXT)


def is_garbage(text: str) -> bool:
    """True for text whose characters were not meant to be read (fonts without a code table)."""
    letters = len(text) - text.count(" ") - text.count("\n")
    if letters < _FEW_WORDS:
        return False
    if not text.isascii() and len(_STRANGE.findall(text)) > letters // 20:
        return True
    words = _LONG_WORD.findall(text[:1500])
    without = len(_WITHOUT_VOWEL.findall(" ".join(words)))
    return len(words) >= _FEW_WORDS and without > 0.4 * len(words)
