"""What a person was charged with and convicted of, the sentence, and what happened in courts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reopen.cases.models.case import Case
from reopen.cases.models.person import Participant
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Conviction(OrganizationOwned):
    """One judgment against one person of the case."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="convictions")
    participant = OwnedForeignKey(Participant, on_delete=models.PROTECT, related_name="convictions")
    court = models.ForeignKey(
        "places.Court", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    court_name = models.CharField(
        max_length=200, blank=True, help_text="where it is not in the list"
    )
    county = models.ForeignKey(
        "places.County", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    docket_number = models.CharField(max_length=60, blank=True)
    manner = models.CharField(
        max_length=20, default="unknown", help_text="key of the vocabulary manners"
    )
    crime_on = PartialDateField()
    arrested_on = PartialDateField()
    convicted_on = PartialDateField()
    sentenced_on = PartialDateField()

    class Meta:
        ordering = ["convicted_on__earliest", "id"]

    def __str__(self) -> str:
        return f"conviction {self.docket_number}".strip()

    @property
    def audit_label(self) -> str:
        return f"conviction {self.docket_number}".strip()


class Charge(OrganizationOwned):
    """A count: what was charged, and what became of it. Charged and convicted may differ."""

    class Outcome(models.TextChoices):
        CONVICTED = "convicted", _("convicted as charged")
        LESSER = "lesser", _("convicted of another offense")
        ACQUITTED = "acquitted", _("acquitted")
        DISMISSED = "dismissed", _("dismissed")
        UNKNOWN = "unknown", _("not known")

    conviction = OwnedForeignKey(Conviction, on_delete=models.CASCADE, related_name="charges")
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    charged = models.CharField(max_length=200)
    convicted_of = models.CharField(
        max_length=200, blank=True, help_text="where it differs from the charge"
    )
    statute = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.UNKNOWN)

    class Meta:
        ordering = ["count", "id"]

    def __str__(self) -> str:
        return self.charged


class Sentence(OrganizationOwned):
    """A sentence on a conviction; several may run together or one after another."""

    conviction = OwnedForeignKey(Conviction, on_delete=models.CASCADE, related_name="sentences")
    kind = models.CharField(max_length=30, help_text="key of the vocabulary sentence_kinds")
    years_min = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    years_max = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    consecutive = models.BooleanField(null=True, blank=True, help_text="unknown while empty")
    words = models.CharField(max_length=300, blank=True, help_text="as the judgment says it")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(years_min=None)
                | models.Q(years_max=None)
                | models.Q(years_max__gte=models.F("years_min")),
                name="cases_sentence_range",
            )
        ]

    def __str__(self) -> str:
        return self.words or self.kind


class Proceeding(OrganizationOwned):
    """A trial, appeal, application or petition, with its own court and number."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="proceedings")
    kind = models.CharField(max_length=30, help_text="key of the vocabulary proceeding_kinds")
    title = models.CharField(max_length=200, blank=True)
    court = models.ForeignKey(
        "places.Court", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    court_name = models.CharField(max_length=200, blank=True)
    docket_number = models.CharField(max_length=60, blank=True)
    filed_on = PartialDateField()
    decided_on = PartialDateField()
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["filed_on__earliest", "id"]

    def __str__(self) -> str:
        return self.title or self.kind

    @property
    def audit_label(self) -> str:
        return f"{self.kind} {self.docket_number}".strip()
