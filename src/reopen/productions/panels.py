"""What the viewer shows of redactions beside and upon a page."""

from django.urls import reverse
from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.productions import actions, queries
from reopen.productions.access import visible_held_back, visible_loaded_items
from reopen.productions.forms import RedactionForm
from reopen.productions.vocabularies import REDACTION_REASONS


def redactions_panel(actor: Actor, page: Page) -> Panel | None:
    """The redactions of the page, whether its document is held back, and a form for one more."""
    may_mark = actions.mark_redactions.allowed(actor)
    marks = list(queries.marks_on(actor, page.document_id, page.number))
    held = visible_held_back(actor).filter(document=page.document_id).first()
    if not (marks or held or may_mark):
        return None
    locale = get_language() or "en"
    named = [(mark, REDACTION_REASONS[mark.reason].label_in(locale)) for mark in marks]
    args = [actor.organization.slug, page.document_id]
    context = {
        "marks": named,
        "held": held,
        "form": RedactionForm(page, auto_id="redaction_%s") if may_mark else None,
        "url": reverse("redaction_add", args=[*args, page.number]),
        "hold_url": reverse("hold_back", args=args),
        "may_mark": may_mark,
    }
    drawn = tuple(
        Mark(mark.spot, label, "mark-redaction", f"#redaction-{mark.pk}") for mark, label in named
    )
    return Panel("redactions", "productions/_panel.html", context, drawn)


def loaded_panel(actor: Actor, page: Page) -> Panel | None:
    """What the load file said of the document: every cell that is not empty."""
    item = visible_loaded_items(actor).filter(document=page.document_id).first()
    if item is None:
        return None
    cells = [(name, cell) for name, cell in item.fields.items() if cell.strip()]
    return Panel("loaded", "productions/_loaded.html", {"item": item, "cells": cells})
