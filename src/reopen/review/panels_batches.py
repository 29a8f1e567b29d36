"""What of a review batch stands beside a page: what to look for, and what its reader says."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.panels import Panel
from reopen.review import actions, queries_batches, queries_coding
from reopen.review.access import visible_items, visible_looks
from reopen.review.forms_batches import LookForm
from reopen.review.forms_coding import CodingForm
from reopen.review.models import BatchItem


def item_panel(actor: Actor, page: Page) -> Panel | None:
    """The item of the actor's batches that this page is, with the way to the next one."""
    if not actions.look_at.allowed(actor):
        return None
    items = queries_batches.items_on(actor, page)
    if not items:
        return None
    item = items[0]
    own = queries_batches.own_look(actor, item)
    form, coding = item_forms(actor, item)
    before, after = queries_batches.neighbors(actor, item)
    context = {
        "item": item,
        "review": item.batch.review,
        "own": own,
        "others": [look for look in queries_batches.shown_to(actor, item) if look != own],
        "differs": own is not None and queries_batches.differs(item),
        "form": form,
        "coding": coding,
        "before": before,
        "after": after,
        "count": visible_items(actor).filter(batch=item.batch_id).count(),
        "next": queries_batches.next_item(actor, item.batch, after=item.position),
    }
    return Panel("item", "review/_item_panel.html", context)


def panel_in_hand(actor: Actor, page: Page) -> object:
    """The key of the coding panel that the reader's item asks; it is not drawn twice."""
    items = queries_batches.items_on(actor, page)
    return items[0].batch.review.panel_id if items else None


def item_forms(
    actor: Actor, item: BatchItem, data: Any = None
) -> tuple[LookForm, CodingForm | None]:
    """The forms for a look: what she said herself is in them, never what the other one said."""
    own = queries_batches.own_look(actor, item)
    known = {"note": own.note} if own else {}
    form = LookForm(data, initial=known, auto_id="look-%s")
    panel = item.batch.review.panel
    if panel is None:
        return form, None
    tags = queries_coding.used_tags(actor, item.document.case, panel)
    return form, CodingForm(panel, tags, data, coding=own.coding if own else None)


def with_looks(actor: Actor, items: "QuerySet[BatchItem]") -> "QuerySet[BatchItem]":
    """The items with what was `said` of them, and what their pages need."""
    looks = visible_looks(actor).select_related("coding", "by__user")
    rows = items.select_related("batch__review__panel", "document__case", "document__source")
    return rows.prefetch_related(Prefetch("looks", queryset=looks, to_attr="said"))
