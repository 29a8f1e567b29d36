"""A comparison: which sources, how far it is, and every page of both sides."""

from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.disclosure.models.words import Finding
from reopen.documents.models import Document, Source
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Side(models.TextChoices):
    """The side a source stands on in one comparison, whatever it is elsewhere."""

    PROSECUTION = "prosecution", _("Prosecution")
    DEFENSE = "defense", _("Defense")


class Comparison(OrganizationOwned):
    """The prosecution's sources of a case against the defense's.

    It may be run again at any time and then works out only pages that are new or read anew.
    `pages_done` of `pages_all` is how far the present step is.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be compared")
        COMPARING = "comparing", _("Comparing pages")
        LOOKING = "looking", _("Looking at the images where copies differ")
        DONE = "done", _("Done")
        FAILED = "failed", _("Stopped")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="comparisons")
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    method = models.CharField(max_length=20, blank=True, help_text="version of the method")
    settings = models.JSONField(default=dict, blank=True, help_text="thresholds of the last run")
    pages_all = models.PositiveIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    started_by = models.CharField(max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(default=0, help_text="work of the last run, waiting included")

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="disclosure_by_case")]

    def __str__(self) -> str:
        return f"comparison of {self.started_at:%Y-%m-%d}"

    @property
    def audit_label(self) -> str:
        return str(self.state)

    @property
    def is_over(self) -> bool:
        """Whether nothing is being worked out any more."""
        return self.state in (self.State.DONE, self.State.FAILED)


class ComparedSource(OrganizationOwned):
    """A source that takes part in a comparison, and on which side."""

    comparison = OwnedForeignKey(Comparison, on_delete=models.CASCADE, related_name="sources")
    source = OwnedForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side.choices)

    class Meta:
        ordering = ["side", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "comparison", "source"], name="disclosure_source_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.source_id}"

    @property
    def audit_case_id(self) -> UUID:
        return self.comparison.case_id  # type: ignore[no-any-return]


class ComparedPage(OrganizationOwned):
    """One page of either side. It names document and number, so it outlives a new reading.

    `digest` is that of the method and of the text its pairs were worked out from; empty before.
    `judged` is what the texts say of a page of the prosecution's side, `status` the same after the
    images were looked at, over the whole case; what a person may be told is in `queries`.
    `present` is false while the page is not in the sources compared.
    """

    comparison = OwnedForeignKey(Comparison, on_delete=models.CASCADE, related_name="pages")
    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=20, choices=Side.choices)
    digest = models.CharField(max_length=64, blank=True)
    judged = models.CharField(max_length=20, choices=Finding.choices, blank=True)
    status = models.CharField(max_length=20, choices=Finding.choices, blank=True)
    evidence = models.JSONField(default=list, blank=True, help_text="[ground, left, right] …")
    looked = models.BooleanField(default=True, help_text="nothing of it waits to be looked at")
    present = models.BooleanField(default=True)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "comparison", "document", "number"],
                name="disclosure_page_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "comparison", "side", "status"], name="disclosure_by_status"
            )
        ]

    def __str__(self) -> str:
        return f"page {self.number}"

    @property
    def audit_label(self) -> str:
        return f"page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.comparison.case_id  # type: ignore[no-any-return]
