"""What must not go out: spots of pages, and documents held back. Undone marks are kept."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.reading.spots import Spot


class Redaction(OrganizationOwned):
    """A box over a spot of a page, in fractions of its unturned picture, with its reason.

    The original is never touched: the box is burnt into the pages of a production.
    """

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="redactions")
    number = models.PositiveIntegerField(help_text="of the page in the document")
    x0 = models.FloatField()
    y0 = models.FloatField()
    x1 = models.FloatField()
    y1 = models.FloatField()
    reason = models.CharField(max_length=40, help_text="key of the vocabulary redaction_reasons")
    note = models.CharField(max_length=300, blank=True)
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "number", "y0", "x0", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(x0__gte=0, y0__gte=0, x1__lte=1, y1__lte=1)
                & Q(x0__lt=F("x1"), y0__lt=F("y1")),
                name="productions_redaction_inside",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "document", "number"], name="productions_redaction_page"
            )
        ]

    def __str__(self) -> str:
        return f"redaction on page {self.number}"

    @property
    def audit_label(self) -> str:
        return f"page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.x0, self.y0, self.x1, self.y1)


class HeldBack(OrganizationOwned):
    """A line of the privilege log: a document held back as a whole, and on what ground."""

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="holds")
    basis = models.CharField(max_length=40, help_text="key of the vocabulary privilege_bases")
    author = models.CharField(max_length=200, blank=True)
    recipients = models.CharField(max_length=300, blank=True)
    date = PartialDateField()
    description = models.TextField(help_text="as the other side will read it")
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document"],
                condition=Q(undone_at=None),
                name="productions_held_back_once",
            )
        ]

    def __str__(self) -> str:
        return f"held back: {self.basis}"

    @property
    def audit_label(self) -> str:
        return self.basis

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]
