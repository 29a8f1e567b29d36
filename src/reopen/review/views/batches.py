"""Reviews of a case: making one, its batches and progress, who reads what."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.views.pages import seen_case
from reopen.cases.views.work import blame
from reopen.cases.words import options
from reopen.documents.queries import sources_of
from reopen.documents.search import QueryTooWideError
from reopen.documents.vocabularies import DOCUMENT_KINDS
from reopen.kernel.components import Column, read_columns
from reopen.review import actions, queries_batches
from reopen.review.access import visible_batches, visible_reviews
from reopen.review.actions.batches import Piece
from reopen.review.choosing import chosen_pieces
from reopen.review.exports_batches import export_items
from reopen.review.forms_batches import AssignForm, ItemFilterForm, ReviewForm
from reopen.review.models import Batch, Review
from reopen.review.queries_coding import panels_in_use
from reopen.review.views.shared import render_in_room, to_page

_ROWS = 100
_USUAL_SIZE = 25
_COLUMNS = (
    Column("document", _("Document"), optional=False),
    Column("batch", _("Batch")),
    Column("first", _("First look")),
    Column("second", _("Second look")),
)


@require_safe
@organization_page()
def reviews_page(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """The case's reviews with their progress, and what of them is mine to do."""
    case = seen_case(actor, number)
    readings = queries_batches.readings_of(actor, case)
    context = {
        "readings": readings,
        "mine": [
            (reading.review, stack)
            for reading in readings
            for stack in reading.stacks
            if stack.mine and reading.review.closed_at is None
        ],
        "may_setup": actions.divide.allowed(actor),
    }
    return render_in_room(request, actor, case, "batches", "reviews.html", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.REVIEW_SETUP)
def new_review(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Choose a part of the file and divide it; `count` only says how much that would be."""
    case = seen_case(actor, number)
    form = _review_form(request, actor, case)
    counted: int | None = None
    if request.method == "POST" and form.is_valid():
        pieces = _pieces(actor, case, form)
        if pieces is not None and "count" in request.POST:
            counted = len(pieces)
        elif pieces is not None:
            try:
                made = actions.divide(actor, case, plan=form.plan(), pieces=pieces)
            except ValidationError as error:
                blame(form, error)
            else:
                return _to_review(actor, made)
    context = {"form": form, "counted": counted, "batches": _batches(form, counted)}
    status = 422 if form.errors else 200
    return render_in_room(
        request, actor, case, "batches", "review_new.html", context, status=status
    )


@require_safe
@organization_page()
def review_page(request: HttpRequest, actor: Actor, review: UUID) -> HttpResponse:
    """One review: its batches, who reads them, and its items filtered by the address."""
    found = _found(actor, review)
    form = ItemFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    items = queries_batches.items_of(actor, found)
    for word in (asked.get("q") or "").split():
        items = items.filter(document__path__icontains=word)
    state = asked.get("state")
    rows: Any = queries_batches.narrowed(actor, items, state) if state else items
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_items(actor, found, rows, request.GET["format"])
    page = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    may_setup = actions.assign_batch.allowed(actor)
    reading = queries_batches.reading_of(actor, found)
    context = {
        "reading": reading,
        "stacks": _stacks(actor, reading, may_setup),
        "form": form,
        "columns": read_columns(_COLUMNS, request.GET, default=""),
        "page": page,
        "rows": [_row(actor, item) for item in page],
        "filtered": any(asked.values()),
        "may_setup": may_setup,
        "may_read": actions.take_batch.allowed(actor),
    }
    return render_in_room(request, actor, found.case, "batches", "review.html", context)


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def close_review(request: HttpRequest, actor: Actor, review: UUID) -> HttpResponse:
    """Say that a review is over, or that it goes on."""
    return _to_review(actor, actions.close_review(actor, _found(actor, review)))


@require_POST
@organization_page(Permission.REVIEW_SETUP)
def assign_batch(request: HttpRequest, actor: Actor, batch: UUID) -> HttpResponse:
    """Say who reads a batch and who looks a second time."""
    found = _batch(actor, batch)
    readers = queries_batches.readers_for(actor, found.review.case)
    form = AssignForm(readers, found, request.POST)
    problem = ""
    if form.is_valid():
        try:
            actions.assign_batch(actor, found, **form.values())
        except ValidationError as error:
            problem = " ".join(error.messages)
    else:
        problem = str(_("Choose from the people who work on this case."))
    if not problem:
        return _to_review(actor, found.review)
    context = {"problem": problem, "batch": found, "assign": form}
    case = found.review.case
    return render_in_room(request, actor, case, "batches", "assign.html", context, status=422)


@require_POST
@organization_page(Permission.DOCUMENT_EDIT)
def take_batch(request: HttpRequest, actor: Actor, batch: UUID) -> HttpResponse:
    """Take a batch that nobody has, and begin."""
    found = _batch(actor, batch)
    try:
        actions.take_batch(actor, found)
    except ValidationError as error:
        context = {"problem": " ".join(error.messages), "batch": found}
        case = found.review.case
        return render_in_room(request, actor, case, "batches", "assign.html", context, status=422)
    return go_on(actor, found)


@require_safe
@organization_page()
def open_batch(request: HttpRequest, actor: Actor, batch: UUID) -> HttpResponse:
    """To what is next in a batch for me; where nothing is left, to the review."""
    return go_on(actor, _batch(actor, batch))


def go_on(actor: Actor, batch: Batch, after: int = 0) -> HttpResponse:
    """To the page of the next item that is still the actor's to look at."""
    item = queries_batches.next_item(actor, batch, after=after)
    if item is None:
        return _to_review(actor, batch.review)
    return to_page(actor, item.document_id, item.number or 1)


def _review_form(request: HttpRequest, actor: Actor, case: Case) -> ReviewForm:
    start = {"unit": "documents", "size": _USUAL_SIZE, "second_share": "10"}
    return ReviewForm(
        sources_of(actor, case),
        options(DOCUMENT_KINDS),
        panels_in_use(actor),
        queries_batches.readers_for(actor, case),
        request.POST or None,
        initial=start,
    )


def _pieces(actor: Actor, case: Case, form: ReviewForm) -> list[Piece] | None:
    try:
        return chosen_pieces(actor, case, form.choice())
    except QueryTooWideError as error:
        form.add_error("words", str(error))
        return None


def _batches(form: ReviewForm, counted: int | None) -> int:
    return -(-counted // form.cleaned_data["size"]) if counted else 0


def _stacks(
    actor: Actor, reading: queries_batches.Reading, may_setup: bool
) -> list[tuple[queries_batches.Stack, AssignForm | None]]:
    if not may_setup:
        return [(stack, None) for stack in reading.stacks]
    readers = queries_batches.readers_for(actor, reading.review.case)
    return [(stack, AssignForm(readers, stack.batch)) for stack in reading.stacks]


def _row(actor: Actor, item: Any) -> dict[str, Any]:
    looks = {look.which: look for look in queries_batches.shown_to(actor, item)}
    hidden = bool(item.said) and not looks
    return {
        "item": item, "first": looks.get("first"), "second": looks.get("second"),
        "hidden": hidden, "differs": not hidden and queries_batches.differs(item),
    }  # fmt: skip


def _found(actor: Actor, review: UUID) -> Review:
    rows = visible_reviews(actor).select_related("case", "panel")
    return get_object_or_404(rows, pk=review)


def _batch(actor: Actor, batch: UUID) -> Batch:
    rows = visible_batches(actor)
    rows = rows.select_related("review__case", "review__panel", "reader__user", "second__user")
    return get_object_or_404(rows, pk=batch)


def _to_review(actor: Actor, review: Review) -> HttpResponse:
    return redirect("review_review", org=actor.organization.slug, review=review.pk)
