"""What the lines of a table are called in the language of the page."""

from collections.abc import Iterable

from django.utils.translation import get_language

from reopen.places.models import County, Jurisdiction
from reopen.registry.models import Race, Sex
from reopen.registry.vocabularies import CRIMES
from reopen.registry.words import NOT_KNOWN

__all__ = ["CRIMES", "crime_label", "labels", "state_names"]


def labels(dimension: str, keys: Iterable[str]) -> dict[str, str]:
    """The labels of the keys; at most one query. What has no name of its own is shown as it is."""
    wanted = list(keys)
    known: dict[str, str] = {}
    if dimension == "state":
        known = state_names()
    elif dimension == "county":
        known = _counties(wanted)
    elif dimension == "crime":
        known = {key: crime_label(key) for key in wanted if key}
    elif dimension == "race":
        known = {race.value: str(race.label) for race in Race}
    elif dimension == "sex":
        known = {sex.value: str(sex.label) for sex in Sex}
    return {key: known.get(key, key) if key else str(NOT_KNOWN) for key in wanted}


def crime_label(key: str) -> str:
    """A crime in the language of the page; one that no vocabulary knows, as its key reads."""
    if key in CRIMES:
        return CRIMES[key].label_in(get_language() or "en")
    return key.replace("-", " ").capitalize()


def state_names() -> dict[str, str]:
    """Names of states and territories by postal code."""
    places = Jurisdiction.objects.real().exclude(abbreviation="")
    return dict(places.values_list("abbreviation", "name"))


def _counties(keys: list[str]) -> dict[str, str]:
    """ "Cook County, IL"; a county that was not recognized as "Oakvale, IL"."""
    counties = County.objects.filter(fips__in=[key for key in keys if "/" not in key])
    known = {
        fips: f"{name}, {state}"
        for fips, name, state in counties.values_list("fips", "name", "jurisdiction__abbreviation")
    }
    for key in keys:
        state, slash, name = key.partition("/")
        if slash:
            known[key] = f"{name}, {state}" if state else name
    return known
