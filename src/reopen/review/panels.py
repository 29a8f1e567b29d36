"""What the viewer shows of the reading room beside and upon a page."""

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.lib.reading.words import PageText
from reopen.review import actions, queries, queries_coding, queries_record
from reopen.review.codes import CodeWords
from reopen.review.forms import NoteForm
from reopen.review.forms_coding import CodingForm
from reopen.review.models import PageNote
from reopen.review.panels_batches import panel_in_hand
from reopen.review.placing import Place, outlines

_TITLE = 80


def notes_panel(actor: Actor, page: Page) -> Panel | None:
    """The notes on the page, their outlines, and a form for one more."""
    may_write = actions.write_note.allowed(actor)
    notes = list(queries.notes_on(actor, page))
    if not notes and not may_write:
        return None
    words = CodeWords(actor)
    standing = [note for note in notes if note.removed_at is None]
    context = {
        "notes": [(note, words.chips(note.codes)) for note in standing],
        "removed": [note for note in notes if note.removed_at is not None],
        "form": NoteForm(actor, page, auto_id="page_note_%s") if may_write else None,
        "url": reverse(
            "review_note_add", args=[actor.organization.slug, page.document_id, page.number]
        ),
        "me": actor.membership_id,
        "may_write": may_write,
    }
    text = page.page_text
    marks = tuple(mark for note in standing for mark in _marks(text, note, words))
    return Panel("notes", "review/_notes_panel.html", context, marks)


def coding_panel(actor: Actor, page: Page) -> Panel | None:
    """What was coded about the document, a panel at a time, with the form to code it."""
    may_code = actions.code_document.allowed(actor)
    document = page.document
    sheets = []
    in_hand = panel_in_hand(actor, page)
    for panel in queries_coding.panels_in_use(actor):
        if panel.pk == in_hand:
            continue
        coded = queries_coding.coded_on(actor, document, panel)
        form = None
        if may_code and coded.owed is None:
            tags = queries_coding.used_tags(actor, document.case, panel)
            form = CodingForm(panel, tags, coding=coded.current)
        if form or coded.current or coded.owed:
            sheets.append((coded, form))
    if not sheets:
        return None
    context = {"sheets": sheets, "may_settle": actions.settle_coding.allowed(actor)}
    return Panel("coding", "review/_coding_panel.html", context)


def record_panel(actor: Actor, page: Page) -> Panel | None:
    """Which exhibits the page belongs to, and what its document is to others."""
    may = {
        "exhibit": actions.give_pages.allowed(actor),
        "link": actions.link_documents.allowed(actor),
    }
    exhibits = queries_record.exhibit_pages_on(actor, page.document, page.number)
    links = queries_record.links_at(actor, page.document, page.number)
    if not (exhibits or links or any(may.values())):
        return None
    context = {"exhibits": exhibits, "links": links, "may": may}
    return Panel("record", "review/_record_panel.html", context)


def _marks(text: PageText, note: PageNote, words: CodeWords) -> list[Mark]:
    place = Place(note.spot, note.drawn, note.start, note.end, note.quote)
    said = note.text or ", ".join(words.label(key) for key in note.codes)
    label = said if len(said) <= _TITLE else f"{said[:_TITLE]}…"
    return [
        Mark(
            spot, label, f"mark-{note.color}", f"#note-{note.pk}",
            anchor=f"spot-{note.pk}" if number == 0 else "",
        )
        for number, spot in enumerate(outlines(text, place))
    ]  # fmt: skip
