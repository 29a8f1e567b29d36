"""Pages and their text. Rotation, parts and corrections are views over the untouched original."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.documents.models.file import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.reading.reasons import Legibility
from reopen.lib.reading.results import TextSource
from reopen.lib.reading.words import PageText


class Page(OrganizationOwned):
    """One page of a document as Reopen shows and finds it.

    `words` holds text and word boxes packed (see `lib.reading.words`), in the orientation of
    `image`. `rotation` is what a person turned on top, in degrees clockwise. A page waits to be
    written into the index while `revision` and `indexed` differ.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        DONE = "done", _("Read")

    class Origin(models.TextChoices):
        NONE = "", _("Not read")
        DIGITAL = TextSource.DIGITAL.value, _("Text of the file")
        OCR = TextSource.OCR.value, _("Read from the image")

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … in the original")
    width = models.FloatField(default=612, help_text="points, as shown before `rotation`")
    height = models.FloatField(default=792)
    turned = models.PositiveSmallIntegerField(default=0, help_text="degrees the reader turned it")
    rotation = models.PositiveSmallIntegerField(default=0, help_text="degrees a person turned it")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0, help_text="readings begun, none finished")
    text = models.TextField(blank=True)
    words = models.BinaryField(default=bytes)
    corrected = models.BooleanField(default=False)
    origin = models.CharField(
        max_length=10, choices=Origin.choices, default=Origin.NONE, blank=True
    )
    confidence = models.FloatField(default=0, help_text="0..100, mean of the words")
    legibility = models.CharField(
        max_length=10, choices=[(item.value, item.value) for item in Legibility], blank=True
    )
    engine = models.CharField(max_length=60, blank=True)
    image = models.CharField(max_length=64, blank=True, help_text="blob; empty until asked for")
    thumbnail = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)
    indexed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "number"], name="documents_page_number"
            ),
            models.CheckConstraint(
                condition=Q(rotation__in=[0, 90, 180, 270]), name="documents_page_rotation"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "document"],
                condition=~Q(revision=F("indexed")),
                name="documents_page_to_index",
            )
        ]

    def __str__(self) -> str:
        return f"page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def audit_label(self) -> str:
        return f"page {self.number}"

    @property
    def page_text(self) -> PageText:
        """Text as it was read, with its word boxes; empty for a page without words."""
        return PageText.unpack(bytes(self.words)) if self.words else PageText.build([])

    @property
    def is_hard_to_read(self) -> bool:
        return self.legibility in (Legibility.LOW, Legibility.FAILED)

    def take(self, read: PageText) -> None:
        """Hold what the reader found; the next index run takes it in."""
        self.text = read.text
        self.words = read.pack()
        self.confidence = round(read.confidence, 2)
        self.state = self.State.DONE
        self.revision += 1


class TextRevision(OrganizationOwned):
    """The text of a page before a correction: who changed it, when, why."""

    page = OwnedForeignKey(Page, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField(blank=True, help_text="as it stood before")
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"text before {self.at:%Y-%m-%d}"

    @property
    def audit_case_id(self) -> Any:
        return self.page.audit_case_id


class Part(OrganizationOwned):
    """A document inside a file: pages from `first` to `last`. Undone parts are kept."""

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="parts")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, default="unsorted")
    date = PartialDateField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="documents_part_range"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def audit_label(self) -> str:
        return f"pages {self.first}-{self.last}"
