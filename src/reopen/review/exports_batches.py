"""The items of a review to take away."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.kernel.tables import table_response
from reopen.review.models import BatchItem, Look, Review
from reopen.review.queries_batches import differs, shown_to


def export_items(
    actor: Actor, review: Review, items: Iterable[BatchItem], form: str
) -> HttpResponse:
    """Every item with what the first and the second person said of it."""
    headers = [
        _("Batch"), _("Source"), _("Document"), _("Page"),
        _("First look"), _("By"), _("When"), _("Note"),
        _("Second look"), _("By"), _("When"), _("Note"), _("Two looks differ"),
    ]  # fmt: skip
    rows = []
    for item in items:
        looks = {look.which: look for look in shown_to(actor, item)}
        rows.append([
            item.batch.number, item.document.source.name, item.document.path, item.number or "",
            *_said(looks.get("first")), *_said(looks.get("second")),
            _("yes") if looks and differs(item) else _("no"),
        ])  # fmt: skip
    target = Target.of(review)
    record("review.list_exported", actor, target, {"rows": len(rows), "format": form})
    return table_response(f"review-{review.case.number}", headers, rows, form)


def _said(look: Look | None) -> list[object]:
    if look is None:
        return ["", "", "", ""]
    when = look.at.isoformat(timespec="minutes")
    return [look.get_outcome_display(), look.by.user.get_full_name(), when, look.note]
