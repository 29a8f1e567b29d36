"""What the viewer shows of the chronology beside a page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.chronology import actions
from reopen.chronology.dated import dismissed_on
from reopen.chronology.models import Citation, Fact
from reopen.chronology.queries import citations_on, facts_on
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.lib.mentions import DatedPassage, dated_passages
from reopen.lib.reading.spots import spots_of
from reopen.lib.reading.words import PageText

_TITLE = 80


@dataclass(frozen=True)
class Standing:
    """A fact and where it stands on the page; `citation` is empty where this is its own page."""

    fact: Fact
    start: int | None
    end: int | None
    quote: str
    citation: Citation | None = None

    @property
    def anchor(self) -> str:
        """What an address ends in that leads to the words on the image."""
        return f"spot-{self.citation.pk if self.citation else self.fact.pk}"


def facts_panel(actor: Actor, page: Page) -> Panel | None:
    """The facts that stand on the page, and its dated sentences as proposals."""
    may_write = actions.write_fact.allowed(actor)
    standing = _standing(actor, page)
    if not standing and not may_write:
        return None
    text = page.page_text
    args = [actor.organization.slug, page.document_id, page.number]
    url = reverse("fact_add", args=args)
    context = {
        "facts": standing,
        "url": url,
        "cite_url": reverse("fact_cite", args=args),
        "statement_url": reverse("statement_add", args=args),
        "may_write": may_write,
        "found": _proposals(actor, page, text, standing, url) if may_write else [],
    }
    marks = tuple(mark for row in standing for mark in _marks(text, row))
    return Panel("chronology", "chronology/_panel.html", context, marks)


def _standing(actor: Actor, page: Page) -> list[Standing]:
    own = [Standing(fact, fact.start, fact.end, fact.quote) for fact in facts_on(actor, page)]
    return own + [
        Standing(cited.fact, cited.start, cited.end, cited.quote, cited)
        for cited in citations_on(actor, page)
    ]


def _proposals(
    actor: Actor, page: Page, text: PageText, standing: list[Standing], url: str
) -> list[tuple[DatedPassage, str]]:
    """Dated sentences in which no fact stands yet, with the address of a form filled with them."""
    kept = [(row.start, row.end) for row in standing if row.start is not None and row.end]
    dismissed = dismissed_on(actor, page)
    return [
        (passage, f"{url}?{urlencode({'at': passage.start})}")
        for passage in dated_passages(text.text)
        if passage.text not in dismissed
        and not any(start < passage.end and passage.start < end for start, end in kept)
    ]


def _marks(text: PageText, row: Standing) -> list[Mark]:
    if row.start is None or row.end is None or text.text[row.start : row.end] != row.quote:
        return []
    said = row.fact.text
    label = said if len(said) <= _TITLE else f"{said[:_TITLE]}…"
    return [
        Mark(spot, label, "mark-fact", f"#fact-{row.fact.pk}", anchor="" if n else row.anchor)
        for n, spot in enumerate(spots_of(text, row.start, row.end))
    ]
