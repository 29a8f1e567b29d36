"""Reads of places, for pages and for other rooms. Places are readable by everybody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from rapidfuzz import fuzz, process

from reopen.places.county_names import CountyName, readings
from reopen.places.models import (
    Agency,
    County,
    Court,
    Jurisdiction,
    MailRules,
    PlaceQuerySet,
    Prison,
)

NEAR = 80  # of 100: what is worth offering when nothing fits


@dataclass(frozen=True)
class CountyFound:
    """`county` when the text can mean one only; else None and what a person may choose from."""

    county: County | None
    candidates: tuple[County, ...]


def find_jurisdiction(text: str) -> Jurisdiction | None:
    """The jurisdiction with this key, abbreviation, FIPS code or name; case does not matter."""
    wanted = text.strip()
    if not wanted:
        return None
    return Jurisdiction.objects.filter(
        Q(key__iexact=wanted)
        | Q(abbreviation__iexact=wanted)
        | Q(fips=wanted)
        | Q(name__iexact=wanted)
    ).first()


def county_by_fips(fips: str | int) -> County | None:
    """The county with the code; a leading zero lost on the way (1001 for 01001) is put back."""
    return County.objects.filter(fips=str(fips).strip().zfill(5)).first()


def find_county(text: str, jurisdiction: Jurisdiction, on: date | None = None) -> CountyFound:
    """Looks up a county as written in a file; never chooses between a city and its county.

    "Fairfax" in Virginia gives two candidates and no county; "Fairfax County" and "Fairfax City"
    give one each. Misspelled names give candidates only. One query.
    """
    counties = County.objects.filter(jurisdiction=jurisdiction)
    if on is not None:
        counties = counties.standing_on(on)
    known = [(county, _own_names(county)) for county in counties]
    asked = readings(text)
    same_base = _unique([c for c, names in known if _base_fits(asked, names)])
    fitting = _unique([c for c, names in known if _kind_fits(asked, c, names)])
    if len(fitting) == 1:
        return CountyFound(fitting[0], tuple(fitting))
    if same_base:
        return CountyFound(None, tuple(fitting or same_base))
    return CountyFound(None, tuple(_near(asked, known)))


def counties_of(jurisdiction: Jurisdiction, on: date | None = None) -> PlaceQuerySet[County]:
    """Its counties by name, those that may have stood on the day when one is given."""
    counties = County.objects.filter(jurisdiction=jurisdiction)
    return counties.standing_on(on) if on else counties


def courts_in(jurisdiction: Jurisdiction) -> PlaceQuerySet[Court]:
    """The jurisdiction's own courts and the federal ones that sit in it."""
    within = Q(jurisdiction=jurisdiction) | Q(located_in=jurisdiction)
    return Court.objects.filter(within).select_related("jurisdiction", "appeals_to")


def courts_above(court: Court) -> list[Court]:
    """The courts an appeal climbs through, nearest first."""
    above: list[Court] = []
    upper = court.appeals_to
    while upper is not None and upper not in above:
        above.append(upper)
        upper = upper.appeals_to
    return above


def agencies_in(jurisdiction: Jurisdiction, kind: str = "") -> PlaceQuerySet[Agency]:
    """Agencies of the jurisdiction, of one kind when given, with their counties."""
    agencies = Agency.objects.filter(jurisdiction=jurisdiction)
    agencies = agencies.filter(kind=kind) if kind else agencies
    return agencies.select_related("jurisdiction").prefetch_related("counties")


def prisons_in(jurisdiction: Jurisdiction) -> PlaceQuerySet[Prison]:
    """Prisons of the jurisdiction with county and the agency that runs them."""
    prisons = Prison.objects.filter(jurisdiction=jurisdiction)
    return prisons.select_related("jurisdiction", "county", "run_by")


def mail_rules_on(prison: Prison, day: date) -> MailRules | None:
    """The rules that held on the day, the newest of them; None when nobody entered any."""
    begun = Q(since__earliest__isnull=True) | Q(since__earliest__lte=day)
    not_over = Q(until__latest__isnull=True) | Q(until__latest__gte=day)
    return prison.mail_rules.filter(begun, not_over).order_by("-id").first()


def _own_names(county: County) -> list[CountyName]:
    """What the county answers to: its name without the kind word, the whole name, other names."""
    return [reading for name in (county.name, *county.aliases) for reading in readings(name)]


def _base_fits(asked: list[CountyName], names: list[CountyName]) -> bool:
    bases = {name.base for name in names}
    return any(reading.base in bases for reading in asked)


def _kind_fits(asked: list[CountyName], county: County, names: list[CountyName]) -> bool:
    bases = {name.base for name in names}
    return any(
        reading.base in bases and (reading.kinds is None or county.kind in reading.kinds)
        for reading in asked
    )


def _near(asked: list[CountyName], known: list[tuple[County, list[CountyName]]]) -> list[County]:
    choices = {(n, name.base): c for n, (c, names) in enumerate(known) for name in names}
    keys = list(choices)
    found: list[tuple[float, County]] = []
    for reading in asked:
        hits = process.extract(
            reading.base, [base for _, base in keys], scorer=fuzz.ratio, score_cutoff=NEAR, limit=5
        )
        found += [(score, choices[keys[index]]) for _, score, index in hits]
    return _unique([county for _, county in sorted(found, key=lambda hit: -hit[0])])


def _unique(counties: list[County]) -> list[County]:
    return list(dict.fromkeys(counties))
