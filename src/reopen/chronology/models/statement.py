"""What one witness said on one occasion: some pages of a document."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class StatementKind(models.TextChoices):
    """On what occasion somebody spoke."""

    POLICE = "police", _("Police interview")
    WRITTEN = "written", _("Written statement")
    GRAND_JURY = "grand_jury", _("Grand jury")
    HEARING = "hearing", _("Hearing")
    TRIAL = "trial", _("Trial")
    RECANTATION = "recantation", _("Recantation")
    INTERVIEW = "interview", _("Interview of ours")
    OTHER = "other", _("Other")


class Statement(OrganizationOwned):
    """Pages `first` to `last` of a document, in which `witness` speaks. Removed ones are kept."""

    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="statements")
    first = models.PositiveIntegerField(help_text="page, from 1")
    last = models.PositiveIntegerField(help_text="page, the last included")
    witness = models.CharField(max_length=200, help_text="name, as it should be written")
    date = PartialDateField()
    kind = models.CharField(
        max_length=20, choices=StatementKind.choices, default=StatementKind.POLICE
    )
    note = models.TextField(blank=True)
    author = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["witness", "date__earliest", "first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="chronology_statement_pages"
            )
        ]
        indexes = [
            models.Index(fields=["organization", "document"], name="chronology_statement_doc")
        ]

    def __str__(self) -> str:
        return f"{self.witness}, {self.get_kind_display()}"

    @property
    def audit_label(self) -> str:
        return f"statement, pages {self.first}-{self.last}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]
