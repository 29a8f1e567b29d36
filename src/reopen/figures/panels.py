"""What the viewer shows of the names on a page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Panel
from reopen.figures.access import partly_hidden
from reopen.figures.models import FoundName
from reopen.figures.queries import names_on
from reopen.lib.mentions import best_written


@dataclass(frozen=True)
class OnPage:
    """Somebody named on the page; `is_named` where a person said who it is."""

    label: str
    count: int
    url: str
    is_named: bool


def names_panel(actor: Actor, page: Page) -> Panel | None:
    """The names on the page, each leading to all its places in the case."""
    found = list(names_on(actor, page))
    if not found:
        return None
    groups: dict[object, list[FoundName]] = {}
    for one in found:
        groups.setdefault(_who(one) or (one.kind, one.key), []).append(one)
    hidden = partly_hidden(actor, page.document.case)
    rows = [_row(actor, page, who, names, who in hidden) for who, names in groups.items()]
    return Panel("figures", "figures/_panel.html", {"rows": rows})


def _who(found: FoundName) -> object:
    figure = found.figure
    return (figure.top_id or figure.pk) if figure else None


def _row(actor: Actor, page: Page, who: object, names: list[FoundName], hidden: bool) -> OnPage:
    org, number = actor.organization.slug, page.document.case.number
    written = best_written({one.name: 1 for one in names})
    figure = names[0].figure
    if figure is None:
        query = urlencode({"kind": names[0].kind, "key": names[0].key})
        url = f"{reverse('found_name', args=[org, number])}?{query}"
        return OnPage(written, len(names), url, is_named=False)
    url = reverse("figure", args=[org, who])
    label = written if hidden else (figure.top or figure).name
    return OnPage(label, len(names), url, is_named=True)
