"""Dividing a file among people who read it through, and what they say of what they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from secrets import SystemRandom
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.review.actions.coding import code_document
from reopen.review.models import Answers, Batch, BatchItem, CodingPanel, Look, Review

MOST_ITEMS = 50_000
Piece = tuple[UUID, int | None]  # a document, or one page of it


@dataclass(frozen=True)
class Plan:
    """How a review is done: what for, in stacks of which size, by whom, how much of it twice."""

    name: str
    purpose: str = ""
    chosen: str = ""
    panel: CodingPanel | None = None
    size: int = 25
    readers: Sequence[Membership] = ()
    second_share: int = 0


@action(Permission.REVIEW_SETUP, event="review.divided")
def divide(actor: Actor, case: Case, *, plan: Plan, pieces: Sequence[Piece]) -> Review:
    """Make batches of the pieces, in their order, and give them to the readers in turn.

    The next reader in turn takes the second look; with one reader or none, whoever takes it.
    """
    if not pieces:
        raise ValidationError(_("Nothing in the file fits this choice."))
    if len(pieces) > MOST_ITEMS:
        raise ValidationError(_("That is too much for one review: choose less than 50,000."))
    review = Review(
        case=case, name=" ".join(plan.name.split()), purpose=plan.purpose.strip(),
        chosen=plan.chosen, panel=plan.panel, second_share=plan.second_share,
        made_by=actor.label[:200],
    )  # fmt: skip
    review.clean_fields(exclude=["case", "panel", "organization"])
    review.save()
    count = ceil(len(pieces) / plan.size)
    batches = [_batch(review, number, plan) for number in range(count)]
    twice = _sample(len(pieces), plan.second_share)
    items = [
        BatchItem(
            organization_id=review.organization_id, batch=batches[at // plan.size],
            document_id=document, number=number, position=at % plan.size + 1, twice=at in twice,
        )
        for at, (document, number) in enumerate(pieces)
    ]  # fmt: skip
    BatchItem.objects.bulk_create(items, batch_size=1000)
    add_facts(items=len(items), batches=count, twice=len(twice))
    return review


@action(Permission.REVIEW_SETUP, event="review.closed")
def close_review(actor: Actor, review: Review) -> Review:
    """Say that a review is over, or that it goes on."""
    review.closed_at = None if review.closed_at else timezone.now()
    review.save(update_fields=["closed_at"])
    return review


@action(Permission.REVIEW_SETUP, event="batch.assigned")
def assign_batch(
    actor: Actor, batch: Batch, *, reader: Membership | None, second: Membership | None
) -> Batch:
    """Say who reads a batch and who looks a second time: two people."""
    if reader is not None and reader == second:
        raise ValidationError({"second": _("The second look is another person's.")})
    batch.reader, batch.second = reader, second
    batch.save(update_fields=["reader", "second"])
    return batch


@action(Permission.DOCUMENT_EDIT, event="batch.taken")
def take_batch(actor: Actor, batch: Batch) -> Batch:
    """Take a batch that nobody reads yet, or its second look if somebody else reads it."""
    mine = actor.membership_id
    if mine is None or mine in (batch.reader_id, batch.second_id):
        raise ValidationError(_("This batch is yours already."))
    if batch.reader_id is None:
        batch.reader_id = mine
    elif batch.second_id is None and batch.items.filter(twice=True).exists():
        batch.second_id = mine
    else:
        raise ValidationError(_("Somebody has this batch already."))
    batch.save(update_fields=["reader", "second"])
    return batch


def which_look(actor: Actor, item: BatchItem) -> str:
    """Which look at the item is the actor's; empty where none is."""
    batch: Batch = item.batch
    if actor.membership_id is None:
        return ""
    if batch.reader_id == actor.membership_id:
        return Look.Which.FIRST
    second = item.twice and batch.second_id == actor.membership_id
    return Look.Which.SECOND if second else ""


@action(Permission.DOCUMENT_EDIT, event="item.looked_at")
def look_at(
    actor: Actor, item: BatchItem, *, outcome: str, note: str = "", answers: Answers | None = None
) -> Look:
    """Call an item done or flagged, with answers to the review's panel; again changes one's own."""
    which = which_look(actor, item)
    if not which or actor.membership_id is None:
        raise Denied(_("This batch is somebody else's."))
    review: Review = item.batch.review
    if review.closed_at is not None:
        raise ValidationError(_("This review is closed."))
    look = Look.objects.filter(item=item, which=which).first() or Look(item=item, which=which)
    look.by = Membership.objects.get(pk=actor.membership_id)
    look.at = timezone.now()
    look.outcome, look.note = outcome, note.strip()
    if review.panel is not None:
        look.coding = code_document(actor, item.document, panel=review.panel, answers=answers or {})
    look.clean_fields(exclude=["item", "by", "coding", "organization"])
    look.save()
    add_facts(which=which, outcome=outcome)
    return look


def _batch(review: Review, number: int, plan: Plan) -> Batch:
    readers = list(plan.readers)
    batch = Batch(review=review, number=number + 1)
    if readers:
        batch.reader = readers[number % len(readers)]
    if plan.second_share and len(readers) > 1:
        batch.second = readers[(number + 1) % len(readers)]
    batch.save()
    return batch


def _sample(count: int, share: int) -> set[int]:
    """Which of the pieces are looked at twice, chosen by chance."""
    return set(SystemRandom().sample(range(count), ceil(count * share / 100)))
