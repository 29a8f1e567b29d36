"""Where paper came from and what came: sources, originals, documents, receipts."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models import Case
from reopen.documents.reasons import sentence_of
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.reading.reasons import Status


class Source(OrganizationOwned):
    """Whose file it is: "trial counsel's file", "police, records request 12"."""

    class Side(models.TextChoices):
        DEFENSE = "defense", _("Defense")
        PROSECUTION = "prosecution", _("Prosecution")
        NEITHER = "neither", _("Neither side")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, help_text="key of the vocabulary source_kinds")
    side = models.CharField(max_length=20, choices=Side.choices, default=Side.NEITHER)
    given_by = models.CharField(max_length=200, blank=True)
    given_on = PartialDateField()
    how = models.CharField(max_length=200, blank=True, help_text="by mail, on a disk, in court")
    note = models.TextField(blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "name"], name="documents_source_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return self.kind


class Original(OrganizationOwned):
    """Bytes as they came, once per organization, never altered. `blob` is its name in the store."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=64)
    type_by_content = models.CharField(max_length=100, blank=True)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "sha256"], name="documents_original_content"
            )
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def audit_label(self) -> str:
        return self.sha256[:12]


class Document(OrganizationOwned):
    """One original in one place of one case's file, or a file that was inside another.

    `status` tells how reading went; that the same bytes are also elsewhere depends on who asks and
    is therefore not stored (see `queries.twins`).
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        READY = Status.READY.value, _("Ready")
        PARTLY = Status.PARTLY.value, _("Partly readable")
        NEEDS_PERSON = Status.NEEDS_PERSON.value, _("Needs a person")
        REFUSED = Status.REFUSED.value, _("Refused")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    source = OwnedForeignKey(Source, on_delete=models.PROTECT, related_name="documents")
    original = OwnedForeignKey(Original, on_delete=models.PROTECT, related_name="documents")
    parent = OwnedForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField(null=True, help_text="place inside the parent")
    path = models.CharField(max_length=1000, help_text="as displayed; never a path to open")
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(
        max_length=40, default="unsorted", help_text="vocabulary document_kinds"
    )
    date = PartialDateField()
    type_by_name = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=40, blank=True, help_text="key of the closed list")
    page_count = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(
        default=0, help_text="inspections begun, none finished"
    )
    unpacking = models.BooleanField(default=False, help_text="files inside are being taken out")
    walled = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["path", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "parent", "position"],
                condition=Q(parent__isnull=False),
                name="documents_document_child",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "case", "path"], name="documents_by_case"),
            models.Index(fields=["organization", "original"], name="documents_by_original"),
            models.Index(fields=["organization", "status"], name="documents_by_status"),
        ]

    def __str__(self) -> str:
        return self.title or self.path

    @property
    def audit_label(self) -> str:
        return self.kind

    @property
    def audit_case_id(self) -> UUID:
        return self.case_id

    @property
    def name(self) -> str:
        """What people call it: its title, or the last part of its path."""
        return self.title or self.path.rsplit("/", 1)[-1]

    @property
    def is_finished(self) -> bool:
        """Whether reading is over, whatever came of it."""
        return self.status not in (self.State.WAITING, self.State.READING)

    @property
    def reason_sentence(self) -> str:
        """What happened and what to do, for somebody who is not a technician."""
        return sentence_of(self.reason) if self.reason else str(self.get_status_display())


class DocumentClearance(OrganizationOwned):
    """A member who may see a walled document."""

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="clearances")
    membership = OwnedForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "membership"], name="documents_clearance_once"
            )
        ]

    def __str__(self) -> str:
        return f"clearance for {self.document_id}"


class Receipt(OrganizationOwned):
    """That a file came: what exactly, when, from whom, how, and who took it in."""

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="receipts")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField(default=timezone.now)
    from_whom = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=200)
    taken_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document"], name="documents_receipt_once"
            )
        ]

    def __str__(self) -> str:
        return f"receipt {self.sha256[:12]}"
