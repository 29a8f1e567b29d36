"""Reads the shipped entries, `content/*.yaml`: organizations, what each takes, how to reach each.

`sources.yaml` holds the sources by short keys; every other file is a list of organizations. A fact
has the mark `verified` unless it says otherwise, and was checked when its source was.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reopen.directory.models import Contact, HelpOrganization
from reopen.directory.rules import RULES
from reopen.editing.shipping import ShippedEntry
from reopen.lib.yaml_text import read_yaml

SHIPPED = Path(__file__).parent / "content"
SOURCES = "sources.yaml"
_ANSWERS: dict[Any, str] = {True: "yes", False: "no", "unknown": "unknown"}
_PLAIN = {"key", "name", "also", "kind", "member", "city", "website", "languages"}
_ALL = _PLAIN | {"serves", "not_serves", "part", "note", "source", "mark", "reach", "takes"}
_WAYS = {way.value for way in Contact.Way}


class ContentError(ValueError):
    """A content file breaks its rules; the message names file, entry and field."""


def shipped_entries(folder: Path = SHIPPED) -> list[ShippedEntry]:
    """All entries of a folder, organizations before their parts; raises `ContentError`."""
    sources = _read(folder / SOURCES)
    found: list[ShippedEntry] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != SOURCES:
            for entry in _read(path):
                try:
                    found += _of(entry, sources)
                except (KeyError, ValueError) as error:
                    raise ContentError(f"{path.name}: {entry.get('key')}: {error}") from error
    keys = [(entry.kind, entry.key) for entry in found]
    for twice in {key for key in keys if keys.count(key) > 1}:
        raise ContentError(f"{twice[1]} stands twice.")
    return found


def _of(entry: dict[str, Any], sources: dict[str, Any]) -> Iterator[ShippedEntry]:
    if unknown := entry.keys() - _ALL:
        raise ValueError(f"there is no field {', '.join(sorted(unknown))}.")
    key = entry["key"]
    values = {name: entry[name] for name in _PLAIN - {"key"} if name in entry}
    for name in ("part", "note"):
        for language in ("en", "es"):
            values[f"{name}_{language}"] = entry.get(name, {}).get(language, "")
    for name in ("serves", "not_serves"):
        values[name] = entry.get(name, [])
    HelpOrganization.Kind(entry["kind"])
    yield ShippedEntry("organization", key, values | _sourced(entry, sources))
    yield from _takes(key, entry["takes"], sources)
    yield from _reach(key, entry.get("reach", {}), sources)


def _takes(
    key: str, groups: list[dict[str, Any]], sources: dict[str, Any]
) -> Iterator[ShippedEntry]:
    for group in groups:
        for rule in group.keys() - {"source", "mark"}:
            if rule not in RULES:
                raise ValueError(f"there is no rule {rule}.")
            told = group[rule]
            number = not isinstance(told, bool) and isinstance(told, int)
            values = {
                "helper": key,
                "rule": rule,
                "answer": "yes" if number else _ANSWERS[told],
                "years": told if number else None,
            }
            yield ShippedEntry("criterion", f"{key}/{rule}", values | _sourced(group, sources))


def _reach(key: str, reach: dict[str, Any], sources: dict[str, Any]) -> Iterator[ShippedEntry]:
    for way in reach.keys() - {"source", "mark"}:
        if way not in _WAYS:
            raise ValueError(f"there is no way {way}.")
        values = {"helper": key, "way": way, "value": reach[way]}
        yield ShippedEntry("contact", f"{key}/{way}", values | _sourced(reach, sources))


def _sourced(part: dict[str, Any], sources: dict[str, Any]) -> dict[str, Any]:
    source = sources[part["source"]]
    return {
        "source": source["label"],
        "source_url": source["url"],
        "mark": part.get("mark", "verified"),
        "checked": source["checked"].isoformat(),
    }


def _read(path: Path) -> Any:
    return read_yaml(path.read_text("utf-8"))
