"""What the viewer shows of the chronology beside a page."""

from urllib.parse import urlencode

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.chronology import actions
from reopen.chronology.models import Fact
from reopen.chronology.queries import facts_on
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.lib.mentions import DatedPassage, dated_passages
from reopen.lib.reading.spots import spots_of
from reopen.lib.reading.words import PageText

_TITLE = 80


def facts_panel(actor: Actor, page: Page) -> Panel | None:
    """The facts that stand on the page, and its dated sentences as proposals."""
    may_write = actions.write_fact.allowed(actor)
    facts = list(facts_on(actor, page))
    if not facts and not may_write:
        return None
    text = page.page_text
    org = actor.organization.slug
    url = reverse("fact_add", args=[org, page.document_id, page.number])
    context = {
        "facts": facts,
        "url": url,
        "statement_url": reverse("statement_add", args=[org, page.document_id, page.number]),
        "may_write": may_write,
        "found": _proposals(text, facts, url) if may_write else [],
    }
    marks = tuple(mark for fact in facts for mark in _marks(text, fact))
    return Panel("chronology", "chronology/_panel.html", context, marks)


def _proposals(text: PageText, facts: list[Fact], url: str) -> list[tuple[DatedPassage, str]]:
    """Dated sentences in which no fact stands yet, with the address of a form filled with them."""
    kept = [
        (fact.start, fact.end) for fact in facts if fact.start is not None and fact.end is not None
    ]
    return [
        (passage, f"{url}?{urlencode({'at': passage.start})}")
        for passage in dated_passages(text.text)
        if not any(start < passage.end and passage.start < end for start, end in kept)
    ]


def _marks(text: PageText, fact: Fact) -> list[Mark]:
    if fact.start is None or fact.end is None or text.text[fact.start : fact.end] != fact.quote:
        return []
    label = fact.text if len(fact.text) <= _TITLE else f"{fact.text[:_TITLE]}…"
    return [
        Mark(spot, label, "mark-fact", f"#fact-{fact.pk}", anchor="" if n else f"spot-{fact.pk}")
        for n, spot in enumerate(spots_of(text, fact.start, fact.end))
    ]
