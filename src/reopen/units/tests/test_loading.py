"""The shipped directory: what it says, and that loading never undoes a person's work."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.cast import Cast, acting

from reopen.editing.actions import approve, propose
from reopen.editing.actions.proposing import Proposal
from reopen.editing.models import Change, Entry
from reopen.editing.shipping import ShippedEntry, conflicts, ship
from reopen.units.entries import ANSWER, ROOM
from reopen.units.loading import ContentError, load_units, shipped_entries
from reopen.units.models import Answer, Unit
from reopen.units.vocabularies import QUESTIONS

pytestmark = pytest.mark.usefixtures("shipped")


def test_loading_again_changes_nothing() -> None:
    changes = Change.objects.count()
    assert [(one.created, one.changed, one.withdrawn) for one in load_units()] == [(0, 0, 0)] * 7
    assert Change.objects.count() == changes


def test_every_entry_says_who_says_so_and_when_somebody_looked() -> None:
    for entry in shipped_entries():
        assert entry.values["source"], entry.key
        assert entry.values["checked"], entry.key
        if entry.values["mark"] != "unverified":
            assert entry.values["source_url"].startswith("http"), entry.key


def test_every_word_of_ours_has_spanish() -> None:
    told = [entry for entry in shipped_entries() if entry.values.get("words")]
    assert len(told) > 150
    assert [entry.key for entry in told if not entry.values["words_es"]] == []
    assert [q.key for q in QUESTIONS.values() if not (q.label_es and q.why_es)] == []


def test_no_person_is_named_but_heads_of_offices() -> None:
    """A head is a detail of its own, with a source; the words of the directory name nobody."""
    titles = re.compile(r"\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]")
    assert [e.key for e in shipped_entries() if titles.search(e.values.get("words", ""))] == []


def _edited(cast: Cast, words: str) -> Answer:
    entry = Answer.objects.get(key="jackson-mo/form")
    with acting(cast.nadia) as actor:
        change = propose(
            actor, Proposal(ROOM, ANSWER, entry, {"words": words}, "The office, by telephone")
        )
    with acting(cast.ned) as actor:
        approve(actor, change)
    return Answer.objects.get(key="jackson-mo/form")


def _content(**news: str) -> list[ShippedEntry]:
    return [
        ShippedEntry(e.kind, e.key, e.values | news) if e.key == "jackson-mo/form" else e
        for e in shipped_entries()
    ]


def test_a_later_load_keeps_what_a_person_wrote(cast: Cast) -> None:
    _edited(cast, "Only by registered post.")
    assert conflicts(load_units()) == []
    assert Answer.objects.get(key="jackson-mo/form").words == "Only by registered post."


def test_new_content_against_an_edit_waits_for_an_editor(cast: Cast) -> None:
    _edited(cast, "Only by registered post.")
    loaded = ship(ROOM, _content(words="By post or by hand."))
    assert conflicts(loaded) == ["jackson-mo/form"]
    assert Answer.objects.get(key="jackson-mo/form").words == "Only by registered post."
    waiting = Change.objects.get(state="waiting", key="jackson-mo/form")
    assert (waiting.old["words"], waiting.new["words"]) == (
        "Only by registered post.",
        "By post or by hand.",
    )
    assert conflicts(ship(ROOM, _content(words="By post or by hand."))) == []


def test_new_content_for_a_field_nobody_touched_is_taken(cast: Cast) -> None:
    _edited(cast, "Only by registered post.")
    ship(ROOM, _content(words_es="Solo por correo."))
    entry = Answer.objects.get(key="jackson-mo/form")
    assert (entry.words, entry.words_es) == ("Only by registered post.", "Solo por correo.")


def test_what_the_content_drops_is_withdrawn_and_comes_back() -> None:
    without = [entry for entry in shipped_entries() if not entry.key.startswith("napa-ca")]
    ship(ROOM, without)
    assert Unit.objects.get(key="napa-ca").withdrawn
    load_units()
    assert not Unit.objects.get(key="napa-ca").withdrawn


def test_a_broken_file_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "units").mkdir()
    (tmp_path / "sources.yaml").write_text("checked: 2026-11-01\nsources: {}\n")
    (tmp_path / "statements.yaml").write_text("[]\n")
    (tmp_path / "units" / "x.yaml").write_text("- {key: one, colour: red}\n")
    with pytest.raises(ContentError, match=r"x\.yaml: one"):
        shipped_entries(tmp_path)


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("units", "load")
    assert "unit: 80 in the content, 0 new" in capsys.readouterr().out


def test_the_tables_hold_every_entry_of_the_content_and_no_other() -> None:
    kinds: dict[str, type[Entry]] = {kind.name: kind.model for kind in ROOM.kinds}
    wanted = {(entry.kind, entry.key) for entry in shipped_entries()}
    assert {(name, row.key) for name, model in kinds.items() for row in model.objects.all()} == (
        wanted
    )
