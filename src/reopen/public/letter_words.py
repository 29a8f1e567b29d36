"""The words of `content/letters.yaml` as typed objects, read once."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from reopen.lib.yaml_text import read_yaml

LANGUAGES = ("en", "es")
_FILE = Path(__file__).parent / "content" / "letters.yaml"


@dataclass(frozen=True)
class Words:
    """The same text in both languages."""

    en: str
    es: str

    def __getitem__(self, language: str) -> str:
        return self.es if language == "es" else self.en


@dataclass(frozen=True)
class Ask:
    """Something to ask a prosecutor. `change` is asked instead where the answer is a known no."""

    key: str
    label: Words
    ask: Words
    record: Words
    change: Words | None = None


@dataclass(frozen=True)
class Law:
    """What is known of a state's public-records law. `unverified` must be said beside it."""

    state: str
    unverified: bool
    law: Words | None = None
    time: Words | None = None
    took: tuple[int, int] | None = None


@dataclass(frozen=True)
class LetterWords:
    """Everything a letter is put together from; `letter` and `records` by the key of a sentence."""

    letter: dict[str, Words]
    ties: dict[str, Words]
    records: dict[str, Words]
    asks: dict[str, Ask]
    laws: dict[str, Law]
    sources: dict[str, dict[str, str]] = field(default_factory=dict)


@cache
def words() -> LetterWords:
    """The shipped words."""
    read = read_yaml(_FILE.read_text(encoding="utf-8"))
    letter = dict(read["letter"])
    ties = letter.pop("tie")
    return LetterWords(
        letter={key: Words(**text) for key, text in letter.items()},
        ties={key: Words(**text) for key, text in ties.items()},
        records={key: Words(**text) for key, text in read["records"].items()},
        asks={entry["key"]: _ask(entry) for entry in read["asks"]},
        laws={entry["state"]: _law(entry) for entry in read["laws"]},
        sources=read["sources"],
    )


def _ask(entry: dict[str, Any]) -> Ask:
    change = entry.get("change")
    return Ask(
        entry["key"],
        Words(**entry["label"]),
        Words(**entry["ask"]),
        Words(**entry["record"]),
        Words(**change) if change else None,
    )


def _law(entry: dict[str, Any]) -> Law:
    took = entry.get("took")
    return Law(
        state=entry["state"],
        unverified=entry["mark"] == "unverified",
        law=Words(**entry["law"]) if "law" in entry else None,
        time=Words(**entry["time"]) if "time" in entry else None,
        took=(took[0], took[1]) if took else None,
    )
