"""Reads the shipped units, `content/`: who says so once in `sources.yaml`, units by region.

An entry has the mark and the day of its source unless it says otherwise. `tag` is the shorthand for
an office of which nothing is known but that the Registry tags exonerations in its county with a
unit: it is entered unverified, and its page says why.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError

from reopen.editing.shipping import Loaded, ShippedEntry, ship
from reopen.units.entries import ROOM
from reopen.units.models import Answer, Detail, Result, StatusEvent, Unit
from reopen.units.vocabularies import QUESTIONS

SHIPPED = Path(__file__).parent / "content"
_UNIT = {
    "key", "name", "office", "short", "kind", "state", "counties", "whole", "except",
    "except_words", "limited", "say", "source", "events", "details", "answers", "results", "tag",
}  # fmt: skip
_TAGGED_EN = (
    "The Registry tags exonerations in this county with a conviction integrity unit (number: "
    "{number}{years}). It does not say with which one: whether this office has a unit of its own "
    "has not been confirmed."
)
_TAGGED_ES = (
    "El Registro marca exoneraciones en este condado con una unidad de integridad de condenas "
    "(número: {number}{years}). No dice con cuál: no se ha confirmado si esta oficina tiene una "
    "unidad propia."
)


class ContentError(ValidationError):
    """A content file breaks its rules; the message names file and unit."""


def load_units(folder: Path = SHIPPED) -> list[Loaded]:
    """Brings the tables up to the folder; all or nothing, twice is once, people's edits stay.

    The installation's own work. Raises `ContentError` and `ValidationError`.
    """
    return ship(ROOM, shipped_entries(folder))


def shipped_entries(folder: Path = SHIPPED) -> list[ShippedEntry]:
    """Everything in the folder as entries, units before what belongs to them."""
    sources = _Sources(_read(folder / "sources.yaml"))
    found: list[ShippedEntry] = []
    for path in sorted((folder / "units").glob("*.yaml")):
        for told in _read(path):
            try:
                found += _unit(told, sources)
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                raise ContentError(f"{path.name}: {told.get('key')}: {error!r}") from error
    for told in _read(folder / "statements.yaml"):
        found.append(_statement(told, sources))
    twice = [key for key, n in Counter((e.kind, e.key) for e in found).items() if n > 1]
    if twice:
        raise ContentError(f"{twice[0][1]} stands twice.")
    return found


class _Sources:
    """Sources by their short keys."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._checked: date = told["checked"]
        self._sources: dict[str, dict[str, Any]] = told["sources"]

    def of(self, key: str, mark: str = "") -> dict[str, Any]:
        """The fields of an entry that say who says so."""
        source = self._sources[key]
        return {
            "source": source["label"],
            "source_url": source.get("url", ""),
            "mark": mark or source["mark"],
            "checked": source.get("checked", self._checked).isoformat(),
        }


def _unit(told: dict[str, Any], sources: _Sources) -> Iterator[ShippedEntry]:
    if unknown := told.keys() - _UNIT:
        raise ValueError(f"there is no field {', '.join(sorted(unknown))}")
    told = _tagged(told) if "tag" in told else told
    key = told["key"]
    values = {
        "name": told["name"],
        "office": told["office"],
        "short_name": told["short"],
        "kind": Unit.Kind(told["kind"]).value,
        "jurisdiction": told["state"],
        **_words(told.get("say", {})),
    }
    yield ShippedEntry("unit", key, values | sources.of(told["source"]))
    yield from _territories(told, sources)
    for event in told.get("events", []):
        yield _event(key, event, sources)
    for kind, (value, source) in told.get("details", {}).items():
        detail = {"unit": key, "kind": Detail.Kind(kind).value, "value": value}
        yield ShippedEntry("detail", f"{key}/{kind}", detail | sources.of(source))
    for question, answer in told.get("answers", {}).items():
        yield _answer(key, QUESTIONS[question].key, answer, sources)
    for name, result in told.get("results", {}).items():
        yield _result(f"{key}/{name}", key, result, sources)


def _tagged(told: dict[str, Any]) -> dict[str, Any]:
    number, years = told["tag"]
    years = f"; {years}" if years else ""
    words = {
        "en": _TAGGED_EN.format(number=number, years=years),
        "es": _TAGGED_ES.format(number=number, years=years),
    }
    event = {"is": "operating", "source": "REGISTRY-TAG"}
    return told | {"say": words, "source": "REGISTRY-TAG", "events": [event]}


def _territories(told: dict[str, Any], sources: _Sources) -> Iterator[ShippedEntry]:
    key, who = told["key"], sources.of(told["source"])
    for fips in told.get("counties", []):
        yield ShippedEntry(
            "territory", f"{key}/{fips}", {"unit": key, "county": f"us-{fips}"} | who
        )
    if told.get("whole"):
        limits = told.get("limited")
        values: dict[str, Any] = {"unit": key, "jurisdiction": told["state"]} | who
        if limits:
            values |= {"limited": True, **_words(limits)} | sources.of(limits["source"])
        yield ShippedEntry("territory", f"{key}/{told['state']}", values)
    for fips in told.get("except", []):
        left_out = {"unit": key, "county": f"us-{fips}", "excluded": True}
        left_out |= _words(told.get("except_words", {}))
        yield ShippedEntry("territory", f"{key}/not-{fips}", left_out | who)


def _event(unit: str, told: dict[str, Any], sources: _Sources) -> ShippedEntry:
    if unknown := told.keys() - {"is", "when", "source", "mark", "en", "es"}:
        raise ValueError(f"an event has no field {unknown}")
    status, on = StatusEvent.Status(told["is"]).value, told.get("when", "")
    values = {"unit": unit, "status": status, "on": on, **_words(told)}
    when = on.replace("../", "by-").replace("/", "-to-") or "seen"
    key = f"{unit}/{status}-{when}-{told['source'].lower()}"
    return ShippedEntry("event", key, values | sources.of(told["source"], told.get("mark", "")))


def _answer(unit: str, question: str, told: list[str], sources: _Sources) -> ShippedEntry:
    value, source, english, spanish = told
    values = {
        "unit": unit,
        "question": question,
        "value": Answer.Value(value).value,
        "words": english,
        "words_es": spanish,
    }
    return ShippedEntry("answer", f"{unit}/{question}", values | sources.of(source))


def _result(key: str, unit: str, told: dict[str, Any], sources: _Sources) -> ShippedEntry:
    values = {
        "unit": unit,
        "number": told["number"],
        "precision": Result.Precision(told.get("precision", "exactly")).value,
        "period": told.get("period", ""),
        "as_of": told.get("as_of", ""),
        **_words(told),
    }
    return ShippedEntry("result", key, values | sources.of(told["source"]))


def _statement(told: dict[str, Any], sources: _Sources) -> ShippedEntry:
    values = {
        "about": told["about"],
        "as_of": told["as_of"],
        "number": f"{told['number']:.1f}",
        "precision": Result.Precision(told.get("precision", "exactly")).value,
        **_words(told),
    }
    return ShippedEntry("statement", told["key"], values | sources.of(told["source"]))


def _words(told: dict[str, Any]) -> dict[str, str]:
    return {"words": told.get("en", ""), "words_es": told.get("es", "")}


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name} is not valid YAML: {error}") from error
