"""Reads about reviews: progress, what is next, where two looks differ."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from reopen.accounts.actor import Actor, member_actor
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.accounts.queries import people
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.documents.models import Page
from reopen.review.access import visible_batches, visible_items, visible_looks, visible_reviews
from reopen.review.actions.batches import which_look
from reopen.review.actions.coding import differ
from reopen.review.models import Batch, BatchItem, CodingPanel, Look, Review


@dataclass
class Progress:
    """How far a batch or a review is, counted over what the actor sees."""

    items: int = 0
    first: int = 0
    twice: int = 0
    second: int = 0
    flagged: int = 0
    differing: int = 0

    @property
    def to_do(self) -> int:
        """Looks of both kinds."""
        return self.items + self.twice

    @property
    def done(self) -> int:
        return self.first + self.second


@dataclass
class Stack:
    """A batch with its progress and what is the actor's in it."""

    batch: Batch
    progress: Progress = field(default_factory=Progress)
    mine: bool = False
    left_for_me: int = 0
    may_take: bool = False


@dataclass
class Reading:
    """A review with its stacks."""

    review: Review
    stacks: list[Stack]
    progress: Progress


def readings_of(actor: Actor, case: Case) -> list[Reading]:
    """The reviews of a case, those that go on first, with their progress."""
    reviews = visible_reviews(actor).filter(case=case).select_related("panel", "case")
    ordered = sorted(reviews, key=lambda review: review.closed_at is not None)
    return [reading_of(actor, review) for review in ordered]


def reading_of(actor: Actor, review: Review) -> Reading:
    """One review with its stacks and progress."""
    batches = visible_batches(actor).filter(review=review)
    stacks = {
        batch.pk: Stack(batch) for batch in batches.select_related("reader__user", "second__user")
    }
    whole = Progress()
    looks = visible_looks(actor).select_related("coding")
    items = visible_items(actor).filter(batch__review=review).select_related("batch")
    for item in items.prefetch_related(Prefetch("looks", queryset=looks, to_attr="said")):
        stack = stacks[item.batch_id]
        told = shown_to(actor, item)
        _count(stack.progress, item, told)
        _count(whole, item, told)
        mine = which_look(actor, item)
        if mine and not any(look.which == mine for look in item.said):
            stack.left_for_me += 1
    for stack in stacks.values():
        batch = stack.batch
        stack.mine = actor.membership_id in (batch.reader_id, batch.second_id)
        wanted = batch.reader_id is None or (batch.second_id is None and stack.progress.twice > 0)
        stack.may_take = wanted and not stack.mine and review.closed_at is None
    return Reading(review, list(stacks.values()), whole)


def items_of(actor: Actor, review: Review) -> "QuerySet[BatchItem]":
    """The items of a review that the actor sees, each with what was `said` of it."""
    looks = visible_looks(actor).select_related("coding", "by__user")
    return (
        visible_items(actor).filter(batch__review=review)
        .select_related("batch__review__panel", "document__source")
        .order_by("batch__number", "position")
        .prefetch_related(Prefetch("looks", queryset=looks, to_attr="said"))
    )  # fmt: skip


def narrowed(actor: Actor, items: Iterable[BatchItem], state: str) -> list[BatchItem]:
    """The items in a state: open, flagged, differs."""
    tests = {
        "open": lambda item: not item.said,
        "flagged": lambda item: any(is_flagged(look) for look in shown_to(actor, item)),
        "differs": lambda item: differs(item) and len(shown_to(actor, item)) > 1,
    }
    return [item for item in items if tests[state](item)]


def shown_to(actor: Actor, item: BatchItem) -> list[Look]:
    """What was said of the item, unless the actor still has to look at it herself."""
    said: list[Look] = item.said  # type: ignore[attr-defined]
    mine = which_look(actor, item)
    if mine and not any(look.which == mine for look in said):
        return []
    return said


def is_flagged(look: Look) -> bool:
    return look.outcome == Look.Outcome.FLAGGED


def differs(item: BatchItem) -> bool:
    """Whether two people said something else of the item."""
    said: list[Look] = item.said  # type: ignore[attr-defined]
    if len(said) < 2:
        return False
    one, other = said[:2]
    if one.outcome != other.outcome:
        return True
    return bool(one.coding and other.coding and differ(one.coding, other.coding))


def next_item(actor: Actor, batch: Batch, *, after: int = 0) -> BatchItem | None:
    """The next item of a batch that the actor still has to look at: after a place, then before."""
    rows = visible_items(actor).filter(batch=batch).select_related("batch__review", "document")
    which = _role(actor, batch)
    if not which:
        return None
    if which == Look.Which.SECOND:
        rows = rows.filter(twice=True)
    rows = rows.exclude(pk__in=visible_looks(actor).filter(which=which).values("item"))
    ordered = rows.order_by("position")
    return ordered.filter(position__gt=after).first() or ordered.first()


def neighbors(actor: Actor, item: BatchItem) -> tuple[BatchItem | None, BatchItem | None]:
    """The items before and after one, of those that are the actor's to look at."""
    rows = visible_items(actor).filter(batch=item.batch_id)
    if _role(actor, item.batch) == Look.Which.SECOND:
        rows = rows.filter(twice=True)
    before = rows.filter(position__lt=item.position).order_by("-position").first()
    return before, rows.filter(position__gt=item.position).order_by("position").first()


def items_on(actor: Actor, page: Page) -> list[BatchItem]:
    """What the actor has to look at on this page, open ones first; nothing of closed reviews."""
    if actor.membership_id is None:
        return []
    hers = Q(batch__reader=actor.membership_id) | Q(batch__second=actor.membership_id, twice=True)
    rows = (
        visible_items(actor).filter(hers, document=page.document_id, batch__review__closed_at=None)
        .filter(Q(number=None) | Q(number=page.number))
        .select_related("batch__review__panel", "document__case")
        .prefetch_related(
            Prefetch("looks", queryset=visible_looks(actor).select_related("coding", "by__user"),
                     to_attr="said")
        )
    )  # fmt: skip
    return sorted(rows, key=lambda item: bool(own_look(actor, item)))


def all_second_looks_owed(actor: Actor) -> "QuerySet[BatchItem]":
    """Items of open reviews at which the actor is the second to look and has not looked."""
    if actor.membership_id is None:
        return visible_items(actor).none()
    done = visible_looks(actor).filter(which=Look.Which.SECOND).values("item")
    owed = visible_items(actor).filter(
        batch__review__closed_at=None, batch__second=actor.membership_id, twice=True
    )
    return owed.exclude(batch__reader=actor.membership_id).exclude(pk__in=done)


def second_looks_owed(actor: Actor, panel: CodingPanel) -> "QuerySet[BatchItem]":
    """Those of them that are asked by this panel."""
    return all_second_looks_owed(actor).filter(batch__review__panel=panel)


def own_look(actor: Actor, item: BatchItem) -> Look | None:
    """What the actor said of the item."""
    said: list[Look] = item.said  # type: ignore[attr-defined]
    return next((look for look in said if look.which == which_look(actor, item)), None)


def readers_for(actor: Actor, case: Case) -> list[Membership]:
    """Whom batches of this case can be given to: they may work on it and see it."""
    able = []
    for membership in people(actor).select_related("user", "organization"):
        other = member_actor(membership, origin=actor.origin)
        if other.may(Permission.DOCUMENT_EDIT) and visible_cases(other).filter(pk=case.pk).exists():
            able.append(membership)
    return able


def _role(actor: Actor, batch: Batch) -> str:
    if actor.membership_id is None:
        return ""
    if batch.reader_id == actor.membership_id:
        return Look.Which.FIRST
    return Look.Which.SECOND if batch.second_id == actor.membership_id else ""


def _count(progress: Progress, item: BatchItem, told: list[Look]) -> None:
    """Add an item: that it was read, and what was said of it as far as it may be told."""
    said: list[Look] = item.said  # type: ignore[attr-defined]
    progress.items += 1
    progress.twice += item.twice
    progress.first += any(look.which == Look.Which.FIRST for look in said)
    progress.second += any(look.which == Look.Which.SECOND for look in said)
    progress.flagged += any(is_flagged(look) for look in told)
    progress.differing += bool(told) and differs(item)
