"""Beside a page of testimony: its printed number, and citing by page and line."""

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.review.testimony import Testimony, sheets_on


def testimony_panel(actor: Actor, page: Page) -> Panel | None:
    """The lines of the page, a form to cite some of them, and the way to a cited place."""
    found = sheets_on(actor, page)
    if not found:
        return None
    url = reverse("review_testimony", args=[actor.organization.slug, page.document_id])
    marks = tuple(mark for one in found for mark in _marks(one))
    context = {"found": found, "url": url}
    return Panel("testimony", "review/_testimony_panel.html", context, marks)


def _marks(testimony: Testimony) -> list[Mark]:
    """Nothing to see until an address leads to one: `#line-213-4`."""
    return [
        Mark(
            line.spot, str(testimony.cite(line.number, line.number)), "mark-line",
            anchor=f"line-{testimony.printed or 0}-{line.number}",
        )
        for line in testimony.sheet.lines
    ]  # fmt: skip
