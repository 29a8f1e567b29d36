"""Vocabularies: what a lawyer or editor could correct, as YAML, loaded into frozen typed objects.

A file is a list of entries, or a mapping with `entries` whose other fields hold for all of them.
Every entry has `key`, `label`, `description`, `source` and `since`; `until` and `label_es` are
optional; a class for law adds who verified it and when. A subclass of
`Term` may add fields of its own:

    @dataclass(frozen=True, kw_only=True)
    class Stage(Term):
        open: bool

    STAGES = load(path, Stage)
    STAGES["intake"].label

Keys are stored in rows, so they are append-only: `keys.lock` beside the files lists every key ever
shipped, and `broken_promises` names those that are gone. A key that is no longer used gets `until`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from reopen.lib.yaml_text import read_yaml

LOCK = "keys.lock"


class VocabularyError(ValueError):
    """A vocabulary file breaks its rules; the message names file, entry and field."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One entry. `since` and `until` bound its use; `source` says where the words come from."""

    key: str
    label: str
    description: str
    source: str
    since: date
    until: date | None = None
    label_es: str | None = None

    def label_in(self, locale: str) -> str:
        """The label in Spanish where there is one and it is asked for, else in English."""
        return self.label_es if locale.startswith("es") and self.label_es else self.label

    def holds_on(self, day: date) -> bool:
        """Whether the entry may be used for something of that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class LawTerm(Term):
    """An entry that states law. Unverified law never yields a date, an amount or a public page."""

    verified_by: str | None = None
    verified_on: date | None = None

    @property
    def verified(self) -> bool:
        return self.verified_by is not None and self.verified_on is not None


T = TypeVar("T", bound=Term)


class Vocabulary(Mapping[str, T], Generic[T]):
    """The entries of one file by key, in the order of the file."""

    def __init__(self, name: str, terms: list[T]) -> None:
        self.name = name
        self._terms = {term.key: term for term in terms}

    def __getitem__(self, key: str) -> T:
        return self._terms[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def choices(self, locale: str = "en", on: date | None = None) -> list[tuple[str, str]]:
        """Pairs of key and label for a form: those that hold on the day, or all."""
        return [
            (term.key, term.label_in(locale))
            for term in self.values()
            if on is None or term.holds_on(on)
        ]


def load(path: Path, cls: type[T]) -> Vocabulary[T]:
    """Reads and checks one file; raises `VocabularyError` with the place and the reason."""
    terms: dict[str, T] = {}
    for number, entry in enumerate(_entries(path), start=1):
        where = f"{path.name}, entry {number}"
        if not isinstance(entry, dict):
            raise VocabularyError(f"{where} is not a set of fields.")
        where += f" ({entry.get('key', 'without key')})"
        term = _term(entry, cls, where)
        if term.key in terms:
            raise VocabularyError(f"{where}: the key is used twice.")
        terms[term.key] = term
    return Vocabulary(path.stem, list(terms.values()))


def broken_promises(folder: Path) -> list[str]:
    """Keys that `keys.lock` promises and the files no longer have, as "file/key"."""
    lock = folder / LOCK
    promised = lock.read_text("utf-8").split() if lock.exists() else []
    return sorted(set(promised) - set(_keys(folder)))


def unlocked_keys(folder: Path) -> list[str]:
    """Keys in the files that `keys.lock` does not have yet, as "file/key"."""
    lock = folder / LOCK
    promised = lock.read_text("utf-8").split() if lock.exists() else []
    return sorted(set(_keys(folder)) - set(promised))


def lock_keys(folder: Path) -> None:
    """Adds the new keys to `keys.lock`; refuses when a promised key is gone."""
    gone = broken_promises(folder)
    if gone:
        raise VocabularyError(f"Keys may never vanish; give them `until`: {', '.join(gone)}.")
    (folder / LOCK).write_text("".join(f"{key}\n" for key in sorted(_keys(folder))), "utf-8")


def _keys(folder: Path) -> list[str]:
    return [
        f"{path.stem}/{entry['key']}"
        for path in sorted(folder.glob("*.yaml"))
        for entry in _entries(path)
    ]


def _entries(path: Path) -> list[Any]:
    """The entries of a file; what stands above `entries` holds for each that does not say it."""
    try:
        content = read_yaml(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path.name} is not valid YAML: {error}") from error
    common: dict[str, Any] = {}
    if isinstance(content, dict):
        common, content = content, content.pop("entries", None)
    if not isinstance(content, list):
        raise VocabularyError(f"{path.name} must be a list of entries.")
    return [common | entry if isinstance(entry, dict) else entry for entry in content]


def _term(entry: dict[str, Any], cls: type[T], where: str) -> T:
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    unknown = sorted(map(str, entry.keys() - known.keys()))
    if unknown:
        raise VocabularyError(f"{where}: unknown field {', '.join(unknown)}.")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in entry:
            values[name] = _value(entry[name], hints[name], f"{where}: {name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise VocabularyError(f"{where}: {name} is missing.")
    term = cls(**values)
    if not all(part.isidentifier() for part in term.key.replace("-", "_").split(".")):
        raise VocabularyError(f"{where}: a key is made of letters, digits, - and _.")
    if term.until is not None and term.until < term.since:
        raise VocabularyError(f"{where}: until is before since.")
    return term


def _value(value: object, kind: Any, where: str) -> object:
    """Checks one value against the field's type; lists become tuples, words become enum members."""
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    if value is None and NoneType in options:
        return None
    (wanted,) = [option for option in options if option is not NoneType]
    if get_origin(wanted) is tuple and isinstance(value, list):
        return tuple(_value(item, get_args(wanted)[0], where) for item in value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        try:
            return wanted(value)
        except ValueError as error:
            raise VocabularyError(f"{where}: {value!r} is none of its values.") from error
    if type(value) is not wanted:
        name = getattr(wanted, "__name__", str(wanted))
        raise VocabularyError(f"{where} must be {name}, not {value!r}.")
    if isinstance(value, str) and not value.strip():
        raise VocabularyError(f"{where} is empty.")
    return value.strip() if isinstance(value, str) else value
