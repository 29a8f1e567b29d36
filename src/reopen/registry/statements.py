"""Figures that others stated, apart from what is counted here; see `content/statements.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

MARKS = ("verified", "reported", "unverified")
_FILE = Path(__file__).parent / "content" / "statements.yaml"


@dataclass(frozen=True)
class Statement:
    """One figure of somebody else. `on` is a day or a month, as far as it is known.

    `said`, `set` and `differs` are by language. `numbers` are for tables; `later` says what a later
    export has for the same year. `see` names the page with the computed figure of the kind.
    """

    key: str
    group: str
    by: str
    on: str
    source: str
    url: str
    mark: str
    checked: date
    said: Mapping[str, str]
    set: Mapping[str, str]
    differs: Mapping[str, str]
    numbers: Mapping[str, int]
    later: Mapping[str, int]
    see: str
    see_state: str
    see_query: str

    def words(self) -> dict[str, str]:
        """What is said, of what set, and why it may differ, in the language of the page."""
        code = _language()
        return {"said": self.said[code], "set": self.set[code], "differs": self.differs[code]}


@dataclass(frozen=True)
class Group:
    """Statements about one thing."""

    key: str
    label: Mapping[str, str]
    statements: tuple[Statement, ...]

    @property
    def title(self) -> str:
        """In the language of the page."""
        return self.label[_language()]


@cache
def groups() -> tuple[Group, ...]:
    """All statements in the order of the file."""
    content = yaml.safe_load(_FILE.read_text("utf-8"))
    statements = [_statement(entry) for entry in content["statements"]]
    return tuple(
        Group(
            group["key"],
            {"en": group["en"], "es": group["es"]},
            tuple(each for each in statements if each.group == group["key"]),
        )
        for group in content["groups"]
    )


def statement(key: str) -> Statement:
    """The statement with the key. Raises `KeyError`."""
    return {each.key: each for group in groups() for each in group.statements}[key]


def _statement(entry: dict[str, Any]) -> Statement:
    if entry["mark"] not in MARKS:
        raise ValueError(f"{entry['key']}: no such mark: {entry['mark']}")
    return Statement(
        key=entry["key"],
        group=entry["group"],
        by=entry["by"],
        on=str(entry.get("said_on", "")),
        source=entry["source"]["label"],
        url=entry["source"]["url"],
        mark=entry["mark"],
        checked=entry["checked"],
        **{word: {code: entry[code][word] for code in ("en", "es")} for word in _WORDS},
        numbers=entry.get("numbers", {}),
        later=entry.get("later", {}),
        see=entry["see"]["page"],
        see_state=entry["see"].get("state", ""),
        see_query=entry["see"]["query"],
    )


_WORDS = ("said", "set", "differs")


def _language() -> str:
    return "es" if (get_language() or "en").startswith("es") else "en"
