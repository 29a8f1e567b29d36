"""The keys of an organization's files, wrapped by the installation's master key."""

from django.db import models
from django.utils import timezone

from reopen.kernel.models import OrganizationOwned


class OrganizationKey(OrganizationOwned):
    """One key, wrapped. The highest number wraps new files; a retired one is kept until all are
    wrapped anew. Dropping every row of an organization makes its files unreadable for good.
    """

    number = models.PositiveIntegerField()
    wrapped = models.BinaryField(help_text="file key and naming key, under the master key")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="documents_key_number")
        ]

    def __str__(self) -> str:
        return f"key {self.number}"
