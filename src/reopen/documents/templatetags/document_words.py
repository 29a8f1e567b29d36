"""Words of the room for templates: `{% load document_words %}`."""

from django import template
from django.utils.translation import gettext as _

from reopen.cases.words import label_of
from reopen.documents.models import Document, Page
from reopen.documents.vocabularies import DOCUMENT_KINDS, SOURCE_KINDS
from reopen.lib.reading.reasons import Legibility

register = template.Library()

_TONES = {
    Document.State.WAITING: "waiting",
    Document.State.READING: "active",
    Document.State.READY: "good",
    Document.State.PARTLY: "waiting",
    Document.State.NEEDS_PERSON: "bad",
    Document.State.REFUSED: "bad",
}


@register.filter
def state_tone(status: str) -> str:
    """The tone of a document's status; its word always stands beside it."""
    return _TONES.get(Document.State(status), "neutral")


@register.filter
def source_kind_word(key: str) -> str:
    return label_of(SOURCE_KINDS, key)


@register.filter
def document_kind_word(key: str) -> str:
    return label_of(DOCUMENT_KINDS, key)


@register.filter
def legibility_word(key: str) -> str:
    """How well a page could be read, in a few words."""
    words = {
        Legibility.GOOD: _("Easy to read"),
        Legibility.LOW: _("Hard to read"),
        Legibility.BLANK: _("Blank"),
        Legibility.FAILED: _("Could not be read"),
    }
    return words[Legibility(key)] if key else _("Not read yet")


@register.filter
def reading_sentence(page: Page) -> str:
    """How far the text of a page can be trusted, for somebody who is not a technician."""
    if page.state == Page.State.WAITING:
        return _unread(page)
    if page.legibility == Legibility.BLANK:
        return _("Nothing is written on this page, as far as we can see.")
    if page.corrected:
        return _("Somebody corrected this text.")
    if page.legibility == Legibility.FAILED:
        return _failed(page)
    if page.origin != Page.Origin.OCR:
        return _("This text came with the file, letter for letter.")
    sure = _("This text was read from the image, with %(sure)d %% confidence.") % {
        "sure": round(page.confidence)
    }
    if page.legibility == Legibility.LOW:
        hard = _("The page is hard to read: words may be wrong or missing, so check the image.")
        return f"{sure} {hard}"
    return sure


def _unread(page: Page) -> str:
    if not page.text:
        return _("This page is still waiting to be read; its text will come.")
    came = _("These words came with the scan; nobody sees them on it, and they may be wrong.")
    return f"{came} {_('The page itself is still waiting to be read.')}"


def _failed(page: Page) -> str:
    failed = _("This page could not be read. Look at the image, or open the original.")
    if not page.text:
        return failed
    came = _("These words came with the scan; nobody sees them on it, and they may be wrong.")
    return f"{failed} {came}"
