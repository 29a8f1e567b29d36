"""A few units of the commons, plainly made up, in places that exist."""

from datetime import date

from reopen.lib.dates import PartialDate
from reopen.places.models import County, Jurisdiction
from reopen.units.models import Answer, StatusEvent, Territory, Unit

SOURCE = {"source": "made for a test", "mark": "verified", "checked": date(2026, 11, 1)}


def make_unit(
    key: str, where: str, *, kind: str = "county", since: str = "2019", mark: str = "verified"
) -> Unit:
    """A unit of a county ("29095") or of a whole state ("us-mo") that works since a year."""
    county = County.objects.filter(fips=where).first()
    place = county.jurisdiction if county else Jurisdiction.objects.get(key=where)
    marked = {**SOURCE, "mark": mark}
    unit = Unit.objects.create(
        key=key,
        name=f"Second Look Unit {key}",
        office=f"Office of the Prosecutor {key}",
        short_name=key,
        kind=kind,
        jurisdiction=place,
        **marked,
    )
    Territory.objects.create(
        key=f"{key}-where",
        unit=unit,
        county=county,
        jurisdiction=None if county else place,
        **marked,
    )
    StatusEvent.objects.create(
        key=f"{key}-began",
        unit=unit,
        status="operating",
        on=PartialDate.from_text(since),
        **marked,
    )
    return unit


def answer(unit: Unit, question: str, value: str, words: str = "", mark: str = "verified") -> None:
    """What is known of a unit on one question."""
    Answer.objects.create(
        key=f"{unit.key}-{question}",
        unit=unit,
        question=question,
        value=value,
        words=words,
        **{**SOURCE, "mark": mark},
    )
