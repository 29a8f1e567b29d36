"""Entries of the commons as plain values: the same for the interface and for the bulk files."""

from typing import Any

from reopen.directory.models import HelpOrganization
from reopen.editing.models import Entry
from reopen.places.models import County
from reopen.registry.queries import Figures, Group
from reopen.units.models import Result
from reopen.units.queries import Coverage, Listed, UnitPage

Values = dict[str, Any]


def source(entry: Entry) -> Values:
    """Where it comes from, how sure it is, and when it was checked."""
    return {
        "source": entry.source,
        "source_url": entry.source_url,
        "mark": entry.mark,
        "checked": entry.checked,
    }


def county_brief(county: County) -> Values:
    return {"fips": county.fips, "name": county.name, "state": county.jurisdiction.abbreviation}


def unit_brief(listed: Listed) -> Values:
    """A unit in a list."""
    unit, standing = listed.unit, listed.standing
    return {
        "key": unit.key,
        "name": unit.name,
        "office": unit.office,
        "kind": unit.kind,
        "state": unit.jurisdiction.abbreviation,
        "status": standing.status,
        "since": standing.since.text,
        "unverified": standing.unverified,
        "operating": standing.operating,
        "counties": listed.counties,
        "population": listed.population,
        **source(unit),
    }


def unit_page(listed: Listed, page: UnitPage) -> Values:
    """A unit with all that is known of it."""
    return {
        **unit_brief(listed),
        "words": page.unit.words,
        "events": [
            {"status": e.status, "date": e.on.text, "words": e.words, **source(e)}
            for e in page.events
        ],
        "territories": territories(page),
        "answers": answers(page),
        "results": [_result(one) for one in page.results],
    }


def _result(one: Result) -> Values:
    return {
        "number": one.number,
        "precision": one.precision,
        "period": str(one.period),
        "as_of": str(one.as_of),
        "words": one.words,
        **source(one),
    }


def territories(page: UnitPage) -> list[Values]:
    """The places of a unit, those left out of it too."""
    return [
        {
            "county": county_brief(one.county) if one.county else None,
            "jurisdiction": one.jurisdiction.abbreviation if one.jurisdiction else "",
            "excluded": one.excluded,
            "limited": one.limited,
            "words": one.words,
            **source(one),
        }
        for one in page.territories
    ]


def answers(page: UnitPage) -> list[Values]:
    """Every question with its answer, unknown ones too."""
    unknown = {"words": "", "source": "", "source_url": "", "mark": "", "checked": None}
    return [
        {
            "question": one.question.key,
            "text": one.question.label,
            "value": str(one.value),
            **({"words": one.answer.words, **source(one.answer)} if one.answer else unknown),
        }
        for one in page.answers
    ]


def coverage(found: Coverage) -> Values:
    return {
        "on": found.on,
        "counties": found.counties,
        "of_counties": found.of_counties,
        "population": found.population,
        "of_population": found.of_population,
        "share": found.share,
    }


def organization(each: HelpOrganization) -> Values:
    """An organization that helps."""
    return {
        "key": each.key,
        "name": each.name,
        "kind": each.kind,
        "member": each.member,
        "city": each.city,
        "serves": list(each.serves),
        "not_serves": list(each.not_serves),
        "website": each.website,
        "languages": list(each.languages),
        "takes": {key: criterion.answer for key, criterion in each.takes.items()},
        "contacts": {contact.way: contact.value for contact in each.ways},
        **source(each),
    }


def figures(found: Figures, groups: list[Group]) -> Values:
    """Figures with what must stand beside them."""
    vintage = found.vintage
    return {
        "as_of": found.as_of,
        "set": found.set,
        "n": found.n,
        "figures": {
            key: {
                "label": one.label, "definition": one.definition, "n": one.n, "of": one.of,
                "unknown": one.unknown,
            }
            for key, one in found.figures.items()
        },
        "years_lost": float(found.years.total),
        "years_lost_missing": found.years.missing,
        "groups": [group_line(group) for group in groups],
        "notes": found.notes,
        "export": vintage
        and {
            "stands_for": vintage.stands_for,
            "last_posting": vintage.last_posting,
            "made_up": vintage.made_up,
        },
    }  # fmt: skip


def group_line(group: Group) -> Values:
    """One line of a table."""
    return {
        "key": group.key,
        "label": group.label,
        "n": group.n,
        "years_lost": float(group.years_lost),
        "figures": group.counts,
    }
