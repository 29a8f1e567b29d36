"""An exoneration (one person, one case), and what each vintage of the Registry says of it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from reopen.kernel.fields import PartialDateField
from reopen.lib.ids import uuid7
from reopen.places.models import County


class Race(models.TextChoices):
    """As the Registry codes it. Empty: it says it does not know, or nothing."""

    BLACK = "black", _("Black")
    WHITE = "white", _("White")
    HISPANIC = "hispanic", _("Hispanic")
    ASIAN = "asian", _("Asian")
    NATIVE = "native_american", _("Native American")
    OTHER = "other", _("Other")
    SEVERAL = "several", _("More than one")


class Sex(models.TextChoices):
    """As the Registry codes it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class RegistryList(models.TextChoices):
    """The three lists that the Registry keeps apart; figures are of the main one."""

    MAIN = "main", _("Exonerations since 1989")
    BEFORE_1989 = "before_1989", _("Exonerations before 1989")
    GROUPS = "groups", _("Group exonerations")


class Conviction(models.TextChoices):
    """The form of the first conviction."""

    JURY = "jury", _("Jury trial")
    BENCH = "bench", _("Trial by a judge")
    PLEA = "plea", _("Guilty plea")


class Exoneration(models.Model):
    """One person's one case, across all vintages. What is said of it stands in its entries.

    `posted` is the posting date that the newest vintage with such dates gives.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    posted = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)


def _flag() -> "models.BooleanField[bool | None, bool | None]":
    return models.BooleanField(null=True)


class Entry(models.Model):
    """One exoneration as one vintage codes it. NULL and empty mean that nothing is known.

    `raw` holds the cells of the row in the order of `vintage.headers`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    vintage = models.ForeignKey("registry.Import", on_delete=models.CASCADE, related_name="entries")
    exoneration = models.ForeignKey(Exoneration, on_delete=models.CASCADE, related_name="entries")
    row = models.PositiveIntegerField(help_text="the line in the file")
    registry_id = models.CharField(max_length=40, blank=True, help_text="the Registry renumbers")
    part = models.CharField(max_length=12, choices=RegistryList.choices, default="main")
    family = models.CharField(max_length=150)
    given = models.CharField(max_length=150, blank=True, help_text="given and middle names")
    suffix = models.CharField(max_length=10, blank=True, help_text="Jr., Sr., II to IV")
    state = models.CharField(max_length=2, blank=True, help_text="postal code, federal cases too")
    federal = models.BooleanField(default=False, help_text="convicted in a federal court")
    military = models.BooleanField(default=False, help_text="convicted by a court-martial")
    county_text = models.CharField(max_length=100, blank=True, help_text="as the file has it")
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sex = models.CharField(max_length=8, choices=Sex.choices, blank=True)
    race = models.CharField(max_length=16, choices=Race.choices, blank=True)
    age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="at the crime")
    crime = models.CharField(max_length=60, blank=True, help_text="key of the worst crime")
    sentence = models.TextField(blank=True)
    death_sentence = _flag()
    conviction = models.CharField(max_length=8, choices=Conviction.choices, blank=True)
    crime_on = PartialDateField()
    arrested_on = PartialDateField()
    convicted_on = PartialDateField()
    exonerated_on = PartialDateField()
    released_on = PartialDateField()
    crime_year = models.PositiveSmallIntegerField(null=True, blank=True)
    convicted_year = models.PositiveSmallIntegerField(null=True, blank=True)
    exonerated_year = models.PositiveSmallIntegerField(null=True, blank=True)
    posted = models.DateField(null=True, blank=True)
    revised = models.DateField(null=True, blank=True, help_text="last update, as the file has it")
    years_lost = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    official_misconduct = _flag()
    perjury = _flag()
    mistaken_id = _flag()
    false_confession = _flag()
    forensic = _flag()
    inadequate_defense = _flag()
    dna = _flag()
    tags = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    misconduct = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    misconduct_no = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, help_text="coded as No"
    )
    raw = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["family", "given", "id"]
        indexes = [
            models.Index(
                fields=["vintage", "part", "exonerated_year"], name="registry_entry_vintage_year"
            ),
            models.Index(fields=["vintage", "state"], name="registry_entry_vintage_state"),
            models.Index(fields=["vintage", "county"], name="registry_entry_vintage_county"),
            GinIndex(fields=["tags"], name="registry_entry_tags"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["vintage", "exoneration"], name="registry_entry_once_in_a_vintage"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Given names first, as in a sentence."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def listed(self) -> str:
        """Family name first, as in a list."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))
