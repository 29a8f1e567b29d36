"""What the machine found: dated sentences. They are offered; a fact is made by a person."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from reopen.accounts.models import Membership
from reopen.documents.models import Document, Page
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class DatedPage(OrganizationOwned):
    """That a page was looked through: which revision of its text, with which method."""

    page = OwnedForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    method = models.CharField(max_length=20)

    class Meta:
        ordering = ["page"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "page"], name="chronology_page_once")
        ]

    def __str__(self) -> str:
        return f"looked through with method {self.method}"

    @property
    def audit_case_id(self) -> UUID:
        return self.page.audit_case_id  # type: ignore[no-any-return]


class DatedSentence(OrganizationOwned):
    """A sentence with the first date in it; offsets are of the page's text as read.

    It goes and comes with the text of its page; what people made of it stands in facts and in
    `DismissedSentence`.
    """

    page = OwnedForeignKey(Page, on_delete=models.CASCADE, related_name="dated_sentences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    date = PartialDateField()
    time = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["page", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "page", "start"], name="chronology_sentence_once"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def audit_label(self) -> str:
        return f"dated sentence on {self.page.audit_label}"

    @property
    def audit_case_id(self) -> UUID:
        return self.page.audit_case_id  # type: ignore[no-any-return]


class DismissedSentence(OrganizationOwned):
    """A person's word that a dated sentence is no fact of this case. Undone ones are kept.

    It names the sentence by its words, so that it still holds when the page is read again.
    """

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="page, from 1")
    text = models.TextField()
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(
                fields=["organization", "document", "number"],
                condition=Q(undone_at=None),
                name="chronology_dismissed",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def audit_label(self) -> str:
        return f"dated sentence on page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]
