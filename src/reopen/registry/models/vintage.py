"""One import of an export: a vintage of the Registry."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.lib.ids import uuid7


class Import(models.Model):
    """One export as a vintage: its rows are entries, its differences to the one before a report.

    `stands_for` is the day whose state it shows: its last posting date, or what is known instead.
    Vintages are ordered by it; the newest in force is what figures show. Made-up ones (of the demo
    world) are never mixed with real ones. `report` is a document of `report.Report`.
    """

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked, not taken over")
        IN_FORCE = "in_force", _("Taken over")
        UNDONE = "undone", _("Undone")
        DROPPED = "dropped", _("Not taken over")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.PositiveIntegerField(unique=True, help_text="1 is the first import")
    state = models.CharField(max_length=10, choices=State.choices)
    made_up = models.BooleanField(default=False, help_text="plainly fictional rows")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes of the file")
    file = models.BinaryField(null=True, help_text="the file, until it is taken over or dropped")
    headers = models.JSONField(default=list, help_text="the header line as it stood in the file")
    columns = models.JSONField(default=list, help_text="what the headers mean; empty if unknown")
    stands_for = models.DateField(help_text="the day whose state it shows")
    last_posting = models.DateField(null=True, help_text="newest posting date in the file")
    rows = models.PositiveIntegerField(default=0)
    imported = models.PositiveIntegerField(default=0, help_text="exonerations not known before")
    updated = models.PositiveIntegerField(default=0)
    renamed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict, help_text="new, changed, renamed, gone, problems")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=200, help_text="who imported it, as shown")
    ended_at = models.DateTimeField(null=True, help_text="when it was undone or dropped")
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["checked", "in_force"], ended_at__isnull=True)
                | Q(state__in=["undone", "dropped"], ended_at__isnull=False),
                name="registry_import_ended_when_undone",
            ),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(file__isnull=False),
                name="registry_import_checked_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.file_name}"

    @property
    def audit_label(self) -> str:
        """What the audit log calls it."""
        return f"import {self.number}"

    @property
    def has_postings(self) -> bool:
        """Whether its rows say when they were posted."""
        return self.last_posting is not None

    @property
    def whole_from(self) -> date | None:
        """The day from which all its rows count; None when each says when it was posted."""
        return None if self.has_postings else self.stands_for.replace(month=1, day=1)
