"""Which files each source holds, and how each of their pages came to look as it does."""

from dataclasses import dataclass
from typing import Any

from reopen.demo.casefile.documents.models import TEXTS
from reopen.demo.casefile.manifest import SOURCES, Change
from reopen.lib.yaml_text import read_yaml


@dataclass(frozen=True)
class Item:
    """A document, or some pages of it, as it lies in a file; `pair` is two pages on one sheet."""

    document: str = ""
    only: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    redact: tuple[str, ...] = ()
    cut: dict[str, float] | None = None
    turn: int = 0
    turn_page: int = 0
    pair: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class PlannedFile:
    """One file of a source: its path below the source's folder and what it shows."""

    source: str
    path: str
    items: tuple[Item, ...]
    wear: tuple[str, ...] = ()
    digital: bool = False
    photo: bool = False
    bates: bool = False
    fax: str = ""
    stamp_text: str = ""
    attach: str = ""
    attach_items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class PlannedSource:
    """One source: key, name for people, folder, files."""

    key: str
    name: str
    folder: str
    files: tuple[PlannedFile, ...]


def planned_sources() -> list[PlannedSource]:
    """Both sources, the prosecutor's first."""
    return [_source(key) for key in SOURCES]


def _source(key: str) -> PlannedSource:
    path = TEXTS / f"source_{key}.yaml"
    data = read_yaml(path.read_text(encoding="utf-8"))
    files = tuple(_file(key, entry) for entry in data["files"])
    return PlannedSource(key, data["name"], data["folder"], files)


def _file(source: str, entry: dict[str, Any]) -> PlannedFile:
    values = dict(entry)
    values["items"] = tuple(_item(item) for item in entry["items"])
    values["attach_items"] = tuple(_item(item) for item in entry.get("attach_items", ()))
    values["wear"] = tuple(entry["wear"].split("+")) if "wear" in entry else ()
    return PlannedFile(source=source, **values)


def _item(entry: str | dict[str, Any]) -> Item:
    if isinstance(entry, str):
        return Item(entry)
    return Item(
        document=entry.get("doc", ""),
        only=tuple(entry.get("only", ())),
        changes=tuple(Change(**change) for change in entry.get("change", ())),
        redact=tuple(entry.get("redact", ())),
        cut=entry.get("cut"),
        turn=entry.get("turn", 0),
        turn_page=entry.get("turn_page", 0),
        pair=tuple((name, page) for name, page in entry.get("pair", ())),
    )
