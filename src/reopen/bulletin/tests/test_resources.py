"""The shipped resources."""

from pathlib import Path

import pytest
import yaml

from reopen.bulletin import queries
from reopen.bulletin.actions import load_resources
from reopen.bulletin.content import ContentError, shipped_entries
from reopen.bulletin.models import Audience, Resource


def test_every_resource_has_words_in_both_languages_a_source_and_a_day() -> None:
    entries = shipped_entries()
    assert len(entries) > 20
    for entry in entries:
        for name in ("title", "words", "words_es", "source", "checked"):
            assert entry.values[name], f"{entry.key}: {name}"


@pytest.mark.django_db
def test_every_audience_finds_something_and_loading_twice_changes_nothing() -> None:
    load_resources()
    assert {audience for audience, _found in queries.resources()} == set(Audience)
    (again,) = load_resources()
    assert (again.created, again.changed, again.withdrawn) == (0, 0, 0)


@pytest.mark.django_db
def test_a_withdrawn_resource_is_shown_to_nobody() -> None:
    load_resources()
    Resource.objects.exclude(key="after-innocence").update(withdrawn=True)
    shown = {each.key for _audience, found in queries.resources() for each in found}
    assert shown == {"after-innocence"}


@pytest.mark.parametrize(
    ("entry", "says"),
    [({"kind": "song"}, "song"), ({"for": ["cats"]}, "cats"), ({"colour": "red"}, "colour")],
)
def test_a_file_that_breaks_its_rules_is_refused_by_name(
    tmp_path: Path, entry: dict[str, object], says: str
) -> None:
    whole = yaml.safe_load(
        "{key: x, title: {en: X}, kind: guide, for: [prison], words: {en: a, es: b},"
        " source: S, checked: 2026-01-01}"
    )
    file = tmp_path / "resources.yaml"
    file.write_text(yaml.safe_dump([whole | entry]))
    with pytest.raises(ContentError, match=says):
        shipped_entries(file)
