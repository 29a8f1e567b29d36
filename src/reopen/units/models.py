"""Offices that re-examine convictions: who they are, where, since when, and what is known of them.

Global tables: they belong to no organization and everybody may read them. Every row is an entry
(`editing.models.Entry`): it says who says so, how sure that is and when somebody looked. What no
row tells is unknown; nothing is ever inferred.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.editing.models import Entry
from reopen.kernel.fields import PartialDateField
from reopen.lib.names import fold
from reopen.places.models import County, Jurisdiction
from reopen.units.vocabularies import QUESTIONS


class Told(models.Model):
    """Words of ours in both languages. Spanish falls back to English where it is missing."""

    words = models.TextField(_("In words, English"), blank=True)
    words_es = models.TextField(_("In words, Spanish"), blank=True)

    class Meta:
        abstract = True

    @property
    def said(self) -> str:
        """The words in the reader's language."""
        return in_language(self.words, self.words_es)


def in_language(english: str, spanish: str) -> str:
    """The text in the active language; English where there is no Spanish."""
    return spanish if spanish and (get_language() or "en").startswith("es") else english


class Unit(Entry, Told):
    """A conviction integrity or review unit. `words` is a sentence on what is special about it.

    `office` is the prosecutor whose unit it is; `short_name` stands in lists and on maps.
    """

    class Kind(models.TextChoices):
        COUNTY = "county", _("County or city prosecutor")
        CIRCUIT = "circuit", _("Prosecutor of a judicial circuit or district")
        ATTORNEY_GENERAL = "attorney_general", _("State attorney general")
        STATE = "state", _("Other statewide office")
        US_ATTORNEY = "us_attorney", _("United States attorney")

    name = models.CharField(_("Name of the unit"), max_length=200)
    office = models.CharField(_("Office"), max_length=200)
    short_name = models.CharField(_("Short name"), max_length=80)
    kind = models.CharField(_("Kind of office"), max_length=20, choices=Kind.choices)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="units")
    search_text = models.TextField(editable=False, help_text="folded names")

    class Meta:
        ordering = ["jurisdiction__name", "short_name", "key"]

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        self.search_text = fold(f"{self.name} | {self.office} | {self.short_name}")

    @property
    def statewide(self) -> bool:
        """Of the whole state, so that a county's own unit comes before it."""
        return self.kind in {self.Kind.ATTORNEY_GENERAL, self.Kind.STATE}

    @property
    def called(self) -> str:
        return self.short_name


class Territory(Entry, Told):
    """Where a unit is responsible: a county, a whole jurisdiction, or what is left out of one.

    `excluded` counties belong to a jurisdiction that the same unit has as a whole. `limited`: only
    some convictions of the place are the unit's, such as those its own office won; `words` says
    which. That is no coverage of the place.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="territories")
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, null=True, blank=True, related_name="unit_territories"
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    excluded = models.BooleanField(_("Left out"), default=False)
    limited = models.BooleanField(_("Only some of the convictions there"), default=False)
    since = PartialDateField(_("Since"))
    until = PartialDateField(_("Until"))

    class Meta:
        verbose_name_plural = "territories"
        ordering = ["excluded", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(county__isnull=True) ^ Q(jurisdiction__isnull=True),
                name="units_territory_one_place",
            ),
            models.CheckConstraint(
                condition=Q(excluded=False) | Q(county__isnull=False),
                name="units_territory_left_out_is_a_county",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def called(self) -> str:
        return str(self.county or self.jurisdiction)


class StatusEvent(Entry, Told):
    """Something that happened to a unit. `on` may be a year, "at the latest 2015", or unknown.

    An event without a date says how things stood on the day it was checked.
    """

    class Status(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        OPERATING = "operating", _("operating")
        REMADE = "remade", _("re-made")
        PAUSED = "paused", _("paused")
        CLOSED = "closed", _("closed")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(_("Status"), max_length=12, choices=Status.choices)
    on = PartialDateField(_("When"))

    class Meta:
        ordering = ["on__earliest", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def called(self) -> str:
        return str(self.get_status_display())


class Detail(Entry):
    """Who heads a unit and how to reach it."""

    class Kind(models.TextChoices):
        HEAD = "head", _("Head of the unit")
        ADDRESS = "address", _("Postal address")
        WEBSITE = "website", _("Web page")
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="details")
    kind = models.CharField(_("What it is"), max_length=10, choices=Kind.choices)
    value = models.CharField(_("Name, address or number"), max_length=300)
    since = PartialDateField(_("Since"))

    class Meta:
        ordering = ["key"]

    @property
    def called(self) -> str:
        return str(self.get_kind_display())


class Answer(Entry, Told):
    """What is known about a unit on one question of `vocab/questions.yaml`.

    A question without a row is unknown. A row may say unknown too: somebody looked and found none.
    """

    class Value(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(_("Question"), max_length=40)
    value = models.CharField(_("Answer"), max_length=8, choices=Value.choices)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "question"], name="units_answer_once")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def called(self) -> str:
        found = QUESTIONS.get(self.question)
        return found.text if found else self.question


class Result(Entry, Told):
    """A number that a unit (or somebody for it) gives of its own work, counted in its own way.

    Never added to another number: units count people, cases or convictions as they like.
    """

    class Precision(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        MORE_THAN = "more_than", _("more than")
        ABOUT = "about", _("about")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveIntegerField(_("Number"))
    precision = models.CharField(
        _("How exact"), max_length=10, choices=Precision.choices, default=Precision.EXACTLY
    )
    period = PartialDateField(_("From when to when"))
    as_of = PartialDateField(_("As of"))

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    @property
    def called(self) -> str:
        return self.said or self.key


class Statement(Entry, Told):
    """A number of units, or of exonerations by units, that somebody else published."""

    class About(models.TextChoices):
        UNITS = "units", _("number of units")
        EXONERATIONS = "exonerations", _("exonerations by units")
        POPULATION = "population", _("share of the population")

    about = models.CharField(_("About"), max_length=12, choices=About.choices)
    as_of = PartialDateField(_("As of"))
    number = models.DecimalField(_("Number"), max_digits=8, decimal_places=1)
    precision = models.CharField(
        _("How exact"),
        max_length=10,
        choices=Result.Precision.choices,
        default=Result.Precision.EXACTLY,
    )

    class Meta:
        ordering = ["as_of__earliest", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def called(self) -> str:
        return self.said or self.key
