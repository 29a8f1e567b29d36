"""Who had which paper when, line by line; what the defense asked for and what was answered."""

from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Holder(models.TextChoices):
    """Whose papers show a trace."""

    LABORATORY = "laboratory", _("Laboratory")
    POLICE = "police", _("Police")
    PROSECUTION = "prosecution", _("Prosecution")
    DEFENSE = "defense", _("Defense")
    COURT = "court", _("Court")


class Trace(OrganizationOwned):
    """One sign that a holder had a paper (`item`), with the page that shows it.

    `date` is when the holder had it; with `lies in the file` and `on its letterhead` it is the
    paper's own date, before which nobody can have had it. `by` is empty for what the machine read.
    A struck line is kept and does not count.
    """

    class Why(models.TextChoices):
        STAMP = "stamp", _("stamp")
        FILE = "file", _("lies in the file")
        LETTERHEAD = "letterhead", _("on its letterhead")
        COPY = "copy", _("copy in the file")
        NAMED = "named", _("named in the papers")
        PERSON = "person", _("noted by a person")

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="traces")
    item = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    holder = models.CharField(max_length=20, choices=Holder.choices)
    why = models.CharField(max_length=20, choices=Why.choices)
    date = PartialDateField()
    document = OwnedForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField(default=1, help_text="page of `document`")
    words = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    struck_by = models.CharField(max_length=200, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["holder", "id"]
        indexes = [models.Index(fields=["organization", "case", "item"], name="disclosure_by_item")]

    def __str__(self) -> str:
        return f"{self.holder}: {self.why}"

    @property
    def is_own_date(self) -> bool:
        """Whether `date` is that of the paper itself."""
        return self.why in (self.Why.FILE, self.Why.LETTERHEAD)

    @property
    def audit_label(self) -> str:
        return self.holder


class DefenseRequest(OrganizationOwned):
    """What the defense asked for, in its words, and where that stands."""

    class Kind(models.TextChoices):
        DISCOVERY = "discovery", _("Discovery request or motion")
        RECORDS = "records", _("Records request")
        LETTER = "letter", _("Letter")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="defense_requests")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.DISCOVERY)
    by = models.CharField(max_length=200, blank=True)
    date = PartialDateField()
    wording = models.TextField()
    document = OwnedForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField(default=1, help_text="page of `document`")
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return f"request: {self.kind}"

    @property
    def audit_label(self) -> str:
        return self.kind


class RequestAnswer(OrganizationOwned):
    """What was answered to a request."""

    request = OwnedForeignKey(DefenseRequest, on_delete=models.CASCADE, related_name="answers")
    by = models.CharField(max_length=200, blank=True)
    date = PartialDateField()
    words = models.TextField()
    document = OwnedForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField(default=1, help_text="page of `document`")
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return "answer"

    @property
    def audit_case_id(self) -> UUID:
        return self.request.case_id  # type: ignore[no-any-return]
