"""What was searched, with which lexicon and when, and what was found there."""

from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.flags.models.lexicon import LexiconVersion
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.flags import Kind, Reading, Tier


class FlagKind(models.TextChoices):
    """What a rule looks for, with labels."""

    FORM = Kind.FORM.value, _("Official misconduct")
    FORENSIC = Kind.FORENSIC.value, _("Forensic method")
    INFORMANT = Kind.INFORMANT.value, _("Informant and benefit")
    IDENTIFICATION = Kind.IDENTIFICATION.value, _("Identification")
    INTERROGATION = Kind.INTERROGATION.value, _("Interrogation")


class FlagReading(models.TextChoices):
    """How surely the words were read."""

    PLAIN = Reading.PLAIN.value, _("Words read plainly")
    LIKELY = Reading.LIKELY.value, _("Words read with some doubt")
    WEAK = Reading.WEAK.value, _("Words hard to read")


class FlagTier(models.TextChoices):
    """How a forensic method stands with the authority named."""

    NONE = Tier.NONE.value, _("No tier")
    ABANDONED = Tier.ABANDONED.value, _("Given up")
    UNVALIDATED = Tier.UNVALIDATED.value, _("Used, not shown to be valid")
    CONTESTED = Tier.CONTESTED.value, _("Contested")


class FlagSearch(OrganizationOwned):
    """One run over the pages of a case. Only pages that are new for the lexicon are searched."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be searched")
        SEARCHING = "searching", _("Searching")
        DONE = "done", _("Done")
        FAILED = "failed", _("Stopped")

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    lexicon = OwnedForeignKey(LexiconVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    pages_all = models.PositiveIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    started_by = models.CharField(max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["organization", "case"], name="flags_search_by_case")]

    def __str__(self) -> str:
        return f"search of {self.started_at:%Y-%m-%d}"

    @property
    def audit_label(self) -> str:
        return str(self.state)

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)


class SearchedPage(OrganizationOwned):
    """That a page was searched: with which lexicon, when, and how well it could be read.

    `digest` is that of the text searched; a page read anew is not searched until the next run.
    """

    class Outcome(models.TextChoices):
        SEARCHED = "searched", _("Searched")
        HARD = "hard", _("Searched, but hard to read")
        UNREADABLE = "unreadable", _("Could not be searched")

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=0, help_text="of the page when it was searched")
    lexicon = OwnedForeignKey(LexiconVersion, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "number"], name="flags_page_once"
            )
        ]

    def __str__(self) -> str:
        return f"page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]


class Flag(OrganizationOwned):
    """A passage that a rule points at. Offsets count letters of the page's text as it was read.

    `present` is false once the rule or the text no longer gives it; it is kept for what people
    decided about it.
    """

    document = OwnedForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="of the page")
    lexicon = OwnedForeignKey(LexiconVersion, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=80, help_text="key of the rule in the lexicon")
    kind = models.CharField(max_length=20, choices=FlagKind.choices)
    form = models.CharField(max_length=40, blank=True, help_text="one of the eleven forms")
    tier = models.CharField(max_length=20, choices=FlagTier.choices, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    passage_start = models.PositiveIntegerField()
    passage = models.TextField()
    reading = models.CharField(max_length=10, choices=FlagReading.choices)
    present = models.BooleanField(default=True)

    class Meta:
        ordering = ["document", "number", "start", "rule"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "number", "rule", "start"],
                name="flags_flag_once",
            )
        ]
        indexes = [models.Index(fields=["organization", "kind", "rule"], name="flags_by_rule")]

    def __str__(self) -> str:
        return f"{self.rule} on page {self.number}"

    @property
    def audit_label(self) -> str:
        return self.rule

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The passage before, at and after the words met."""
        first, last = self.start - self.passage_start, self.end - self.passage_start
        return self.passage[:first], self.passage[first:last], self.passage[last:]
