"""A document's pages as small pictures."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.documents.models import Document, Page

_AROUND = 30


@dataclass(frozen=True)
class Small:
    """One page in the strip."""

    url: str
    image: str
    number: int
    current: bool = False
    mark: str = ""


def page_url(actor: Actor, document: Document, number: int, query: str = "", **more: object) -> str:
    """The address of a page, with the search that led to it."""
    url = reverse("page", args=[actor.organization.slug, document.pk, number])
    kept = {key: value for key, value in {"q": query, **more}.items() if value}
    return f"{url}?{urlencode(kept)}" if kept else url


def strip_of(
    actor: Actor,
    document: Document,
    *,
    current: int = 1,
    query: str = "",
    found: list[int] | None = None,
) -> list[Small]:
    """The pages around the current one; those with hits, or hard to read, carry a word."""
    pages = document.pages.filter(number__range=(current - _AROUND, current + _AROUND))
    rows = pages.order_by("number").only("number", "legibility", "state", "document_id")
    return [
        Small(
            page_url(actor, document, page.number, query),
            reverse("page_thumbnail", args=[actor.organization.slug, document.pk, page.number]),
            page.number,
            page.number == current,
            _mark(page, found or []),
        )
        for page in rows
    ]


def _mark(page: Page, found: list[int]) -> str:
    if page.number in found:
        return _("hit")
    if page.is_hard_to_read:
        return _("hard to read")
    return ""
