"""What the viewer shows of the flags beside and upon a page."""

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel
from reopen.flags import queries
from reopen.flags.access import visible_searched_pages
from reopen.flags.lexicons import RuleWords
from reopen.lib.reading.spots import spots_of


def flags_panel(actor: Actor, page: Page) -> Panel | None:
    """The flags of the page and their outlines; or that it was searched, or that it was not."""
    case = page.document.case
    flags = queries.flags_of(actor, case).filter(document=page.document_id, number=page.number)
    searched = visible_searched_pages(actor).filter(document=page.document_id, number=page.number)
    words, read = RuleWords(), page.page_text
    org = actor.organization.slug
    rows, marks = [], []
    for flag in flags:
        label = words.label(flag.lexicon, flag.rule)
        url = reverse("flag", args=[org, case.number, flag.pk])
        rows.append((flag, label, url))
        if flag.end <= len(read.text) and flag.verdict != "irrelevant":
            spots = spots_of(read, flag.start, flag.end)
            marks += [Mark(spot, label, "mark-flag", url) for spot in spots]
    context = {
        "rows": rows,
        "searched": searched.select_related("lexicon").first(),
        "list": reverse("flags", args=[org, case.number]),
    }
    return Panel("flags", "flags/_panel.html", context, tuple(marks))
