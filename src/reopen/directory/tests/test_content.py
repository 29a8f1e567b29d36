"""The shipped content and its loading."""

from pathlib import Path

import pytest
import yaml

from reopen.directory.actions import load_directory
from reopen.directory.content import SHIPPED, ContentError, shipped_entries
from reopen.directory.entries import ORGANIZATION
from reopen.directory.models import Contact, Criterion, HelpOrganization
from reopen.directory.place_names import COUNTRIES
from reopen.editing.models import Change, Mark
from reopen.places.models import Jurisdiction


def test_every_entry_has_a_source_a_mark_and_a_day() -> None:
    for entry in shipped_entries():
        assert entry.values["source"]
        assert entry.values["checked"]
        assert entry.values["mark"] in Mark.values


def test_every_note_stands_in_both_languages() -> None:
    for entry in shipped_entries():
        if entry.kind == "organization":
            for name in ("note", "part"):
                english, spanish = entry.values[f"{name}_en"], entry.values[f"{name}_es"]
                assert bool(english) == bool(spanish), entry.key


def test_what_nobody_checked_names_no_address_or_number() -> None:
    unverified = {
        entry.key
        for entry in shipped_entries()
        if entry.kind == "organization" and entry.values["mark"] == "unverified"
    }
    reached = {e.values["helper"] for e in shipped_entries() if e.kind == "contact"}
    assert unverified & reached == set()


@pytest.mark.usefixtures("shipped")
def test_every_place_served_is_known() -> None:
    states = set(Jurisdiction.objects.values_list("key", flat=True))
    for each in HelpOrganization.objects.all():
        assert {*each.serves, *each.not_serves} <= states | set(COUNTRIES) | {"us"}, each.key


@pytest.mark.usefixtures("shipped")
def test_loading_twice_changes_nothing() -> None:
    before = Change.objects.count()
    again = load_directory()
    assert sum(one.created + one.changed + one.withdrawn for one in again) == 0
    assert Change.objects.count() == before
    assert Criterion.objects.count() > 150
    assert Contact.objects.count() > 10


@pytest.mark.usefixtures("shipped")
def test_what_people_changed_is_not_written_over(tmp_path: Path) -> None:
    edited = HelpOrganization.objects.get(key="centurion")
    edited.city = "Trenton, New Jersey"
    edited.save()
    _copied(tmp_path, {"Princeton, New Jersey": "Newark, New Jersey"})
    loaded = load_directory(tmp_path)
    edited.refresh_from_db()
    assert edited.city == "Trenton, New Jersey"
    assert loaded[0].conflicts == ["centurion"]
    waiting = Change.objects.get(state="waiting", kind=ORGANIZATION.name)
    assert waiting.new == {"city": "Newark, New Jersey"}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"kind": "choir"}, "choir"),
        ({"takes": [{"source": "A", "shoe_size": True}]}, "no rule shoe_size"),
        ({"reach": {"source": "A", "pigeon": "x"}}, "no way pigeon"),
        ({"source": "B"}, "'B'"),
        ({"colour": "red"}, "no field colour"),
    ],
)
def test_a_file_that_breaks_its_rules_is_refused_by_name(
    tmp_path: Path, entry: dict[str, object], says: str
) -> None:
    whole = {
        "key": "x", "name": "X", "kind": "clinic", "serves": ["us"], "source": "A", "takes": []
    }  # fmt: skip
    (tmp_path / "sources.yaml").write_text("A: {label: A, url: '', checked: 2026-01-01}\n")
    (tmp_path / "x.yaml").write_text(yaml.safe_dump([whole | entry]))
    with pytest.raises(ContentError, match=says):
        shipped_entries(tmp_path)


def _copied(folder: Path, instead: dict[str, str]) -> None:
    for path in SHIPPED.glob("*.yaml"):
        text = path.read_text("utf-8")
        for old, new in instead.items():
            text = text.replace(old, new)
        (folder / path.name).write_text(text, "utf-8")
