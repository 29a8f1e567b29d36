from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from reopen.lib.vocabulary import (
    LawTerm,
    Term,
    VocabularyError,
    broken_promises,
    load,
    lock_keys,
    unlocked_keys,
)


class Kind(StrEnum):
    PAPER = "paper"
    SCREEN = "screen"


@dataclass(frozen=True, kw_only=True)
class Channel(Term):
    kind: Kind
    needs: tuple[str, ...] = ()


LETTER = """
- key: letter
  label: Letter
  label_es: Carta
  description: A letter on paper.
  source: House rules
  since: 2026-01-01
  until: 2030-12-31
  kind: paper
  needs: [stamp, envelope]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "channels.yaml"
    path.write_text(text, "utf-8")
    return path


def test_entries_become_typed_objects(tmp_path: Path) -> None:
    channels = load(write(tmp_path, LETTER), Channel)
    letter = channels["letter"]
    assert (channels.name, list(channels), letter.kind) == ("channels", ["letter"], Kind.PAPER)
    assert letter.needs == ("stamp", "envelope")
    assert letter.label_in("es-US") == "Carta"
    assert letter.label_in("en") == "Letter"


def test_an_entry_holds_between_its_dates(tmp_path: Path) -> None:
    channels = load(write(tmp_path, LETTER), Channel)
    assert channels.choices("es", date(2030, 12, 31)) == [("letter", "Carta")]
    assert channels.choices(on=date(2031, 1, 1)) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: paper", "kind: smoke", "'smoke' is none of its values"),
        ("kind: paper", "sort: paper", "unknown field sort"),
        ("  source: House rules\n", "", "source is missing"),
        ("source: House rules", "source: ' '", "source is empty"),
        ("label: Letter", "label: 7", "must be str, not 7"),
        ("since: 2026-01-01", "since: soon", "must be date, not 'soon'"),
        ("until: 2030-12-31", "until: 2020-12-31", "until is before since"),
        ("key: letter", "key: a letter!", "a key is made of"),
        ("- key: letter", "key: letter", "must be a list"),
    ],
)
def test_a_broken_entry_is_refused_with_its_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = LETTER.replace(old, new)
    if new == "key: letter":
        text = "key: letter"
    with pytest.raises(VocabularyError, match=reason):
        load(write(tmp_path, text), Channel)


def test_a_key_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="used twice"):
        load(write(tmp_path, LETTER + LETTER), Channel)


def test_law_is_verified_only_with_a_name_and_a_day() -> None:
    law = LawTerm(key="a", label="A", description="A", source="A", since=date(2026, 1, 1))
    assert not law.verified


def test_a_key_that_vanished_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, LETTER)
    assert unlocked_keys(tmp_path) == ["channels/letter"]
    lock_keys(tmp_path)
    assert unlocked_keys(tmp_path) == []
    path.write_text(LETTER.replace("key: letter", "key: mail"), "utf-8")
    assert broken_promises(tmp_path) == ["channels/letter"]
    with pytest.raises(VocabularyError, match="never vanish"):
        lock_keys(tmp_path)
