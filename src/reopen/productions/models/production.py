"""A production: what goes out to the court or the other side, numbered, and kept as it went."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.bates import Bates


class Production(OrganizationOwned):
    """Documents of a case in an order, with Bates numbers from `start` on.

    `blob` is the finished ZIP in the file store; it is never made again. `findings` says why the
    last check stopped it: what could be lifted off one of its own PDFs.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be made")
        MAKING = "making", _("Being made")
        DONE = "done", _("Ready")
        STOPPED = "stopped", _("Stopped by the last check")
        FAILED = "failed", _("Broke off")

    class Form(models.TextChoices):
        PDF = "pdf", _("PDF")
        TIFF = "tiff", _("TIFF, one file for each page")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="productions")
    name = models.CharField(max_length=120)
    to_whom = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20)
    start = models.PositiveBigIntegerField(default=1)
    width = models.PositiveSmallIntegerField(default=6)
    legend = models.CharField(max_length=80, blank=True)
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.PDF)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    pages_all = models.PositiveIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list, blank=True, help_text="[document, page, what] …")
    reason = models.CharField(max_length=300, blank=True, help_text="why it broke off")
    blob = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="productions_by_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return str(self.state)

    @property
    def first(self) -> Bates:
        """The number of its first page."""
        return Bates(self.prefix, self.start, self.width)

    @property
    def is_over(self) -> bool:
        """Whether nothing is being made any more."""
        return self.state not in (self.State.WAITING, self.State.MAKING)


class ProducedItem(OrganizationOwned):
    """A document in a production, and its numbers. `held_back`: only a slip sheet went out."""

    production = OwnedForeignKey(Production, on_delete=models.CASCADE, related_name="items")
    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    held_back = models.BooleanField(default=False)
    redactions = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    begin = models.CharField(max_length=40, blank=True)
    end = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "production", "document"], name="productions_item_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.begin}"

    @property
    def audit_case_id(self) -> Any:
        return self.production.case_id
