"""What members write down, and the fields that an organization adds for itself."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models.case import Case
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Note(OrganizationOwned):
    """A note or an entry of the case's log: a call, a visit, a thought, by whom and when."""

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        CALL = "call", _("telephone call")
        VISIT = "visit", _("visit or meeting")
        MAIL = "mail", _("mail in or out")
        COURT = "court", _("court")

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    author = OwnedForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NOTE)
    happened_on = PartialDateField()
    text = models.TextField()
    private = models.BooleanField(default=False, help_text="only the author sees it")
    written_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True, blank=True, help_text="taken back by its author")

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="cases_note_case")]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def audit_label(self) -> str:
        return "private note" if self.private else "note"


class CustomField(OrganizationOwned):
    """A field that an organization adds to its cases."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        DATE = "date", _("date, partial or approximate")
        YES_NO = "yes_no", _("yes, no or unknown")
        CHOICE = "choice", _("one of a list")

    label = models.CharField(max_length=80)
    help = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEXT)
    choices = models.TextField(blank=True, help_text="one choice a line, for lists")
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "label"],
                condition=Q(retired_at=None),
                name="cases_customfield_label",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def choice_list(self) -> list[str]:
        return [line.strip() for line in self.choices.splitlines() if line.strip()]


class CustomValue(OrganizationOwned):
    """What a case says in a custom field, as typed and checked by the field's kind."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="custom_values")
    field = OwnedForeignKey(CustomField, on_delete=models.CASCADE, related_name="+")
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "field"], name="cases_customvalue_once"
            )
        ]

    def __str__(self) -> str:
        return self.value
