"""Reads the shipped resources, `content/resources.yaml`."""

from pathlib import Path
from typing import Any

from reopen.bulletin.models import Audience, Resource
from reopen.editing.shipping import ShippedEntry
from reopen.lib.yaml_text import read_yaml

SHIPPED = Path(__file__).parent / "content" / "resources.yaml"
_FIELDS = {
    "key", "title", "kind", "for", "words", "link", "languages", "source", "source_url", "mark",
    "checked",
}  # fmt: skip


class ContentError(ValueError):
    """The file breaks its rules; the message names the entry and the field."""


def shipped_entries(file: Path = SHIPPED) -> list[ShippedEntry]:
    """The resources of a file; raises `ContentError`."""
    entries = read_yaml(file.read_text("utf-8"))
    keys = [entry.get("key") for entry in entries]
    for twice in {key for key in keys if keys.count(key) > 1}:
        raise ContentError(f"{twice} stands twice.")
    return [_of(entry) for entry in entries]


def _of(entry: dict[str, Any]) -> ShippedEntry:
    try:
        if unknown := entry.keys() - _FIELDS:
            raise ContentError(f"there is no field {', '.join(sorted(unknown))}.")
        values = {
            "title": entry["title"]["en"],
            "title_es": entry["title"].get("es", ""),
            "kind": Resource.Kind(entry["kind"]).value,
            "audiences": [Audience(each).value for each in entry["for"]],
            "words": entry["words"]["en"],
            "words_es": entry["words"]["es"],
            "link": entry.get("link", ""),
            "languages": entry.get("languages", ["en"]),
            "source": entry["source"],
            "source_url": entry.get("source_url", entry.get("link", "")),
            "mark": entry.get("mark", "verified"),
            "checked": entry["checked"].isoformat(),
        }
    except (KeyError, ValueError) as error:
        raise ContentError(f"{entry.get('key')}: {error}") from error
    return ShippedEntry("resource", entry["key"], values)
