"""Exhibits of a case with their pages, and typed links between documents."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Exhibit(OrganizationOwned):
    """A thing or paper that was marked in a proceeding, with what the court did with it.

    `number` is as it was marked ("State's 12", "Def. C"). Exhibits taken off the list are kept.
    """

    class Status(models.TextChoices):
        MARKED = "marked", _("Marked")
        OFFERED = "offered", _("Offered")
        ADMITTED = "admitted", _("Admitted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        UNKNOWN = "unknown", _("Not known")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="exhibits")
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.UNKNOWN)
    happened_on = PartialDateField()
    by = models.CharField(max_length=200, blank=True, help_text="who offered it")
    note = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "number"],
                condition=Q(removed_at=None),
                name="review_exhibit_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    @property
    def audit_label(self) -> str:
        return "exhibit"


class ExhibitPages(OrganizationOwned):
    """Where an exhibit stands in the file: pages of a document from `first` to `last`."""

    exhibit = OwnedForeignKey(Exhibit, on_delete=models.CASCADE, related_name="pages")
    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="exhibit_pages")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["document", "first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="review_exhibit_range"
            ),
            models.UniqueConstraint(
                fields=["organization", "exhibit", "document", "first", "last"],
                name="review_exhibit_pages_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "document"], name="review_exhibit_document")
        ]

    def __str__(self) -> str:
        return f"pages {self.first} to {self.last}"

    @property
    def audit_label(self) -> str:
        return "pages of an exhibit"

    @property
    def audit_case_id(self) -> UUID:
        return self.exhibit.case_id  # type: ignore[no-any-return]


class DocumentLink(OrganizationOwned):
    """What one document is to another; read the other way round it has words of its own.

    A page number narrows either end; without one the whole document is meant.
    """

    kind = models.CharField(max_length=40, help_text="key of the vocabulary link_kinds")
    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="links_out")
    number = models.PositiveIntegerField(null=True, blank=True)
    other = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="links_in")
    other_number = models.PositiveIntegerField(null=True, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kind", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "document", "number", "other", "other_number"],
                nulls_distinct=False,
                name="review_link_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "document"], name="review_link_from"),
            models.Index(fields=["organization", "other"], name="review_link_to"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def audit_label(self) -> str:
        return self.kind

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]
