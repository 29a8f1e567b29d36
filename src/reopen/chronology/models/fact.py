"""One entry of the chronology."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Standing(models.TextChoices):
    """Whether the sides agree on a fact."""

    UNKNOWN = "unknown", _("Not said")
    AGREED = "agreed", _("Agreed")
    DISPUTED = "disputed", _("Disputed")


class Fact(OrganizationOwned):
    """What happened, when, as far as somebody knows, and the page that says so.

    A date is kept as precise as it was given and no more. Pages are named by document and number: a
    document that is read again gets new pages; `start` and `end` are of the text as read and hold
    only while `quote` stands there. A fact without a page is one that somebody knew otherwise.
    """

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="facts")
    date = PartialDateField()
    time = models.CharField(max_length=40, blank=True, help_text="as it was given")
    text = models.TextField()
    people = models.CharField(max_length=300, blank=True, help_text="names, with semicolons")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.UNKNOWN)
    document = OwnedForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="facts"
    )
    number = models.PositiveIntegerField(null=True, blank=True, help_text="page, from 1")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True, help_text="the words there, as read")
    author = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["date__earliest", "time", "written_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document=None, number=None) | Q(document__isnull=False, number__gte=1),
                name="chronology_fact_page",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end"), number__gte=1),
                name="chronology_fact_span",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "case"], name="chronology_fact_case"),
            models.Index(
                fields=["organization", "document", "number"], name="chronology_fact_page_of"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def audit_label(self) -> str:
        return "fact"

    @property
    def audit_case_id(self) -> UUID:
        return self.case_id


class Citation(OrganizationOwned):
    """A further page that says so too, with its words. Removed ones are kept."""

    fact = OwnedForeignKey(Fact, on_delete=models.CASCADE, related_name="citations")
    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="page, from 1")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True, help_text="the words there, as read")
    author = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="chronology_citation_page"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end")),
                name="chronology_citation_span",
            ),
            models.UniqueConstraint(
                fields=["organization", "fact", "document", "number"],
                condition=Q(removed_at=None),
                name="chronology_citation_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "document", "number"], name="chronology_citation_page_of"
            )
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def audit_label(self) -> str:
        return f"citation of page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.fact.case_id  # type: ignore[no-any-return]
