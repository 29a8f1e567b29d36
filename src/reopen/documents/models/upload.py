"""Uploads that can be taken up again: every piece is on disk before it is answered."""

from django.db import models
from django.utils import timezone

from reopen.accounts.models import Membership
from reopen.documents.models.file import Document, Source
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Upload(OrganizationOwned):
    """One file on its way in. `key` is the browser's: the same key is the same upload."""

    source = OwnedForeignKey(Source, on_delete=models.CASCADE, related_name="uploads")
    membership = OwnedForeignKey(
        Membership, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=128)
    path = models.CharField(max_length=1000)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    document = OwnedForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source", "membership", "key"],
                nulls_distinct=False,
                name="documents_upload_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.received} of {self.size} bytes"


class UploadPart(OrganizationOwned):
    """A piece of an upload that is safe on disk, sealed like every file."""

    upload = OwnedForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    start = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=64)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "upload", "start"], name="documents_upload_part"
            )
        ]

    def __str__(self) -> str:
        return f"{self.size} bytes from {self.start}"
