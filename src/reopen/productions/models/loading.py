"""Load files that came in: what was sent, what was wrong with it, and what became of its rows."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Document, Source
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class LoadImport(OrganizationOwned):
    """A volume with its load files, taken in as a whole or not at all.

    `problems` says why not: file, line (0 for the file as a whole), key of the trouble and what
    the line says. `blob` is the archive as it came; it is let go when nothing of it was taken in.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        TAKING = "taking", _("Being taken in")
        DONE = "done", _("Taken in")
        REFUSED = "refused", _("Refused: nothing was taken in")
        FAILED = "failed", _("Broke off: nothing was taken in")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="load_imports")
    source = OwnedForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problems = models.JSONField(default=list, blank=True, help_text="[file, line, trouble, what] …")
    problem_count = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, help_text="why it broke off, as a key")
    documents = models.PositiveIntegerField(default=0)
    blob = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="productions_load_by_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return str(self.state)

    @property
    def is_over(self) -> bool:
        """Whether nothing is being done any more."""
        return self.state not in (self.State.WAITING, self.State.TAKING)


class LoadedItem(OrganizationOwned):
    """A row of a DAT file and the document it became. `fields` has every cell by its column.

    `text` is the text that came with it, pages parted by form feeds; it is given to the pages when
    they are read.
    """

    load = OwnedForeignKey(LoadImport, on_delete=models.CASCADE, related_name="items")
    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="loaded")
    line = models.PositiveIntegerField()
    begin = models.CharField(max_length=60)
    end = models.CharField(max_length=60)
    series = models.CharField(max_length=60, blank=True)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    fields = models.JSONField(default=dict)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["load", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document"], name="productions_loaded_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "series", "first"], name="productions_loaded_range"
            )
        ]

    def __str__(self) -> str:
        return self.begin

    @property
    def audit_case_id(self) -> Any:
        return self.load.case_id
