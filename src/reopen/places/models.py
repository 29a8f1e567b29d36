"""Tables of places. Global: they belong to no organization and hold nothing about a case."""

from datetime import date
from typing import Any, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from reopen.kernel.fields import PartialDateField
from reopen.lib.ids import uuid7
from reopen.lib.names import fold

P = TypeVar("P", bound=models.Model, covariant=True)


class PlaceQuerySet(models.QuerySet[P]):
    """Conditions that every kind of place shares."""

    def real(self) -> Self:
        """Without the places of the demo world: what a public page may show."""
        return self.filter(fictional=False)

    def standing_on(self, day: date) -> Self:
        """Those that may have existed on the day; unknown dates exclude nothing."""
        begun = Q(since__earliest__isnull=True) | Q(since__earliest__lte=day)
        not_over = Q(until__latest__isnull=True) | Q(until__latest__gte=day)
        return self.filter(begun, not_over)

    def matching(self, text: str) -> Self:
        """Those whose name or other names contain all words, without case and accents."""
        query = Q()
        for word in fold(text).split():
            query &= Q(search_text__contains=word)
        return self.filter(query)


class Place(models.Model):
    """What every place has. `key` is stable and never reused; data files name places by it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="other, former names"
    )
    search_text = models.TextField(editable=False, help_text="folded name and aliases")
    since = PartialDateField(help_text="when it began, as far as known")
    until = PartialDateField(help_text="when it ended; empty when it stands or nobody knows")
    note = models.TextField(blank=True)
    source = models.TextField(help_text="where the entry comes from")
    verified = models.BooleanField(default=False, help_text="checked against the source")
    fictional = models.BooleanField(default=False, help_text="of the demo world; never public")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name", "key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the search text brought up to date."""
        self.refresh_search_text()
        super().save(*args, **kwargs)

    def refresh_search_text(self) -> None:
        """Recomputes what `matching` searches; bulk writes must call it."""
        self.search_text = fold(" | ".join([self.name, *self.aliases]))


class Jurisdiction(Place):
    """Whose law and whose courts: the federal level, a state, a territory, another country."""

    class Kind(models.TextChoices):
        FEDERAL = "federal", "Federal"
        STATE = "state", "State"
        DISTRICT = "district", "Federal district"
        TERRITORY = "territory", "Territory"
        TRIBAL = "tribal", "Tribal nation"
        MILITARY = "military", "Military"
        COUNTRY = "country", "Other country"
        PROVINCE = "province", "Province or state of another country"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    abbreviation = models.CharField(max_length=8, blank=True, help_text="postal, such as MO")
    fips = models.CharField(max_length=2, blank=True, help_text="two digits as text")

    class Meta(Place.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(fips="") | Q(fips__regex=r"^[0-9]{2}$"), name="places_jurisdiction_fips"
            ),
            models.UniqueConstraint(
                fields=["fips"], condition=~Q(fips=""), name="places_jurisdiction_fips_once"
            ),
        ]


class County(Place):
    """A county or what stands in its place. Baltimore County is not the city of Baltimore.

    `since` and `until` say when the Census Bureau counted it as a county equivalent.
    """

    class Kind(models.TextChoices):
        COUNTY = "county", "County"
        PARISH = "parish", "Parish"
        BOROUGH = "borough", "Borough"
        CITY_AND_BOROUGH = "city_and_borough", "City and borough"
        CENSUS_AREA = "census_area", "Census area"
        MUNICIPALITY = "municipality", "Municipality"
        INDEPENDENT_CITY = "independent_city", "Independent city"
        PLANNING_REGION = "planning_region", "Planning region"
        DISTRICT = "district", "Federal district"
        OTHER = "other", "Other division"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="counties"
    )
    fips = models.CharField(max_length=5, blank=True, help_text="five digits as text")
    population = models.PositiveIntegerField(null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Place.Meta):
        verbose_name_plural = "counties"
        constraints = [
            models.CheckConstraint(
                condition=Q(fips="") | Q(fips__regex=r"^[0-9]{5}$"), name="places_county_fips"
            ),
            models.CheckConstraint(
                condition=Q(fictional=False) | Q(fips=""),
                name="places_county_fictional_has_no_fips",
            ),
            models.UniqueConstraint(
                fields=["fips"], condition=~Q(fips=""), name="places_county_fips_once"
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=True, population_year__isnull=True)
                | Q(population__isnull=False, population_year__isnull=False),
                name="places_county_population_with_year",
            ),
        ]

    @property
    def is_city(self) -> bool:
        """An independent city, which people mistake for the county of the same name."""
        return self.kind == self.Kind.INDEPENDENT_CITY


class Court(Place):
    """A court; `jurisdiction` is whose court it is, `located_in` the state it sits in."""

    class Level(models.TextChoices):
        SUPREME = "supreme", "Highest court"
        APPEALS = "appeals", "Court of appeals"
        TRIAL = "trial", "Trial court"
        LIMITED = "limited", "Court of limited jurisdiction"

    level = models.CharField(max_length=20, choices=Level.choices)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="courts")
    located_in = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="courts_within"
    )
    counties = models.ManyToManyField(County, blank=True, related_name="courts")
    appeals_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="appealed_from"
    )
    address = models.TextField(blank=True)
    website = models.URLField(blank=True)


class Agency(Place):
    """An office that makes or keeps a record: police, prosecutor, laboratory, public defender."""

    class Kind(models.TextChoices):
        POLICE = "police", "Police department"
        SHERIFF = "sheriff", "Sheriff"
        STATE_POLICE = "state_police", "State police"
        FEDERAL = "federal", "Federal investigators"
        PROSECUTOR = "prosecutor", "Prosecutor"
        ATTORNEY_GENERAL = "attorney_general", "Attorney general"
        PUBLIC_DEFENDER = "public_defender", "Public defender"
        LABORATORY = "laboratory", "Crime laboratory"
        MEDICAL_EXAMINER = "medical_examiner", "Medical examiner or coroner"
        CORRECTIONS = "corrections", "Department of corrections"
        PAROLE = "parole", "Parole or pardon board"
        CLERK = "clerk", "Clerk of court"
        HOSPITAL = "hospital", "Hospital"
        OTHER = "other", "Other office"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="agencies"
    )
    counties = models.ManyToManyField(County, blank=True, related_name="agencies")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    address = models.TextField(blank=True)
    website = models.URLField(blank=True)

    class Meta(Place.Meta):
        verbose_name_plural = "agencies"


class Prison(Place):
    """A place where people are held. The corrections number stays with the person, not with it."""

    class Kind(models.TextChoices):
        STATE = "state", "State prison"
        FEDERAL = "federal", "Federal prison"
        PRIVATE = "private", "Privately run prison"
        JAIL = "jail", "Jail"
        HOSPITAL = "hospital", "Secure hospital"
        OTHER = "other", "Other place"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="prisons")
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, null=True, blank=True, related_name="prisons"
    )
    run_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="prisons"
    )
    address = models.TextField(blank=True, help_text="where it stands")
    website = models.URLField(blank=True)


class MailRules(models.Model):
    """How mail reaches people in one prison, from one date on. Empty and NULL mean unknown.

    Unverified rules may be shown with that word, but no letter is addressed by them unasked.
    """

    class GeneralMail(models.TextChoices):
        UNKNOWN = "", "Not known"
        ORIGINAL = "original", "Originals are handed over"
        COPIED = "copied", "Copied in the prison, original destroyed or kept"
        VENDOR = "vendor", "Sent to a company that scans it"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    prison = models.ForeignKey(Prison, on_delete=models.CASCADE, related_name="mail_rules")
    since = PartialDateField()
    until = PartialDateField()
    general_mail = models.CharField(max_length=20, choices=GeneralMail.choices, blank=True)
    general_mail_address = models.TextField(blank=True, help_text="where it differs")
    legal_mail_address = models.TextField(blank=True)
    legal_mail_wording = models.TextField(blank=True, help_text="words the envelope must carry")
    attorney_name_required = models.BooleanField(null=True)
    attorney_number_required = models.BooleanField(null=True, help_text="a control number")
    person_number_required = models.BooleanField(null=True, help_text="the corrections number")
    note = models.TextField(blank=True)
    source = models.TextField()
    verified_by = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mail rules"
        ordering = ["prison", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_by="", verified_on__isnull=True)
                | (~Q(verified_by="") & Q(verified_on__isnull=False)),
                name="places_mail_rules_verified_by_and_on",
            )
        ]

    def __str__(self) -> str:
        return f"Mail rules of {self.prison_id}"

    @property
    def verified(self) -> bool:
        """Whether a person checked the rules against the prison's own words."""
        return self.verified_on is not None
