"""Review batches: what a team reads through, divided among people, with a second look."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.review.models.coding import CodingPanel


class Review(OrganizationOwned):
    """A part of a case's file that is read through for one purpose, in batches.

    `chosen` says in words how its pages were chosen. `second_share` is the share of them, in
    percent, that a second person looks at without knowing what the first one said.
    """

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    chosen = models.TextField(blank=True)
    panel = OwnedForeignKey(
        CodingPanel, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_share = models.PositiveSmallIntegerField(default=0)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(second_share__lte=100), name="review_review_share")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return "review"


class Batch(OrganizationOwned):
    """A stack of a review: who reads it, and who looks a second time."""

    review = OwnedForeignKey(Review, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveIntegerField()
    reader = OwnedForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second = OwnedForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["review", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "review", "number"], name="review_batch_number"
            ),
            models.CheckConstraint(
                condition=Q(reader=None) | Q(second=None) | ~Q(reader=models.F("second")),
                name="review_batch_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"batch {self.number}"

    @property
    def audit_label(self) -> str:
        return f"batch {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.review.case_id  # type: ignore[no-any-return]


class BatchItem(OrganizationOwned):
    """One thing to look at: a whole document (`number` empty) or one page of it."""

    batch = OwnedForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="review_items")
    number = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField()
    twice = models.BooleanField(default=False, help_text="a second person looks as well")

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "batch", "document", "number"],
                nulls_distinct=False,
                name="review_item_once",
            )
        ]
        indexes = [models.Index(fields=["organization", "document"], name="review_item_document")]

    def __str__(self) -> str:
        return f"item {self.position}"

    @property
    def audit_label(self) -> str:
        return f"item {self.position}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]


class Look(OrganizationOwned):
    """What somebody said after looking at an item; it can be changed by whoever said it.

    With a panel, `coding` is what she answered; two looks that answer differently are a difference.
    """

    class Which(models.TextChoices):
        FIRST = "first", _("First look")
        SECOND = "second", _("Second look")

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        FLAGGED = "flagged", _("Flagged")

    item = OwnedForeignKey(BatchItem, on_delete=models.CASCADE, related_name="looks")
    which = models.CharField(max_length=10, choices=Which.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    note = models.TextField(blank=True)
    coding = OwnedForeignKey(
        "review.Coding", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["which"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "item", "which"], name="review_look_once"
            )
        ]

    def __str__(self) -> str:
        return self.outcome

    @property
    def audit_label(self) -> str:
        return self.outcome

    @property
    def audit_case_id(self) -> UUID:
        return self.item.audit_case_id  # type: ignore[no-any-return]
