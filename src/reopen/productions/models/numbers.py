"""Bates numbers that pages bear, as they were read."""

from uuid import UUID

from django.db import models

from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.bates import Bates


class PageNumber(OrganizationOwned):
    """A Bates number on a page. `mended`: one sign was misread and the sequence says this one."""

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="bates_numbers")
    number = models.PositiveIntegerField(help_text="of the page in the document")
    prefix = models.CharField(max_length=40, blank=True)
    series = models.CharField(max_length=40, blank=True, help_text="prefix without case and signs")
    value = models.PositiveBigIntegerField()
    width = models.PositiveSmallIntegerField()
    mended = models.BooleanField(default=False)
    given = models.BooleanField(default=False, help_text="by a load file, not read off the page")

    class Meta:
        ordering = ["series", "value", "document", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "number", "series", "value"],
                name="productions_number_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "series", "value"], name="productions_number_value"
            )
        ]

    def __str__(self) -> str:
        return str(self.bates)

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def bates(self) -> Bates:
        """As one number."""
        return Bates(self.prefix, self.value, self.width)
