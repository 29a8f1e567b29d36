"""Papers the file speaks of: each once, with every place that names it, and whether it is there."""

from uuid import UUID

from django.db import models
from django.utils import timezone

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Mention(OrganizationOwned):
    """A paper that is spoken of in a case, by kind and number or date.

    `found` is the document it is, where it lies in some source; `settled_by` names the person who
    said so or who dismissed it, and is empty while the machine's word stands.
    """

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=40, help_text="key of lib.references kinds")
    number = models.CharField(max_length=40, blank=True)
    date = models.CharField(max_length=10, blank=True, help_text="1988-05-03, or 05-03")
    found = OwnedForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    dismissed = models.BooleanField(default=False)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "number", "date"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "kind", "number", "date"],
                name="disclosure_mention_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number or self.date}".strip()

    @property
    def audit_label(self) -> str:
        return self.kind


class MentionPlace(OrganizationOwned):
    """One place that speaks of it. Offsets count characters of the page's text as read."""

    mention = OwnedForeignKey(Mention, on_delete=models.CASCADE, related_name="places")
    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="page")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=200, help_text="as they stand there")
    around = models.CharField(max_length=300, blank=True, help_text="the passage")

    class Meta:
        ordering = ["document", "number", "start"]
        indexes = [models.Index(fields=["organization", "mention"], name="disclosure_by_mention")]

    def __str__(self) -> str:
        return f"page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.mention.case_id  # type: ignore[no-any-return]


class RecordsRequest(OrganizationOwned):
    """A letter that asks an office for papers. Items name what is asked for."""

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="records_requests")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=200)
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"records request of {self.made_at:%Y-%m-%d}"

    @property
    def audit_label(self) -> str:
        return "draft" if self.sent_on is None else "sent"


class RequestItem(OrganizationOwned):
    """A paper that is asked for, and where the file speaks of it."""

    request = OwnedForeignKey(RecordsRequest, on_delete=models.CASCADE, related_name="items")
    mention = OwnedForeignKey(Mention, on_delete=models.CASCADE, related_name="items")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "request", "mention"], name="disclosure_item_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.mention_id)

    @property
    def audit_case_id(self) -> UUID:
        return self.request.case_id  # type: ignore[no-any-return]
