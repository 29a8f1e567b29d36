"""A document of the case as data, read from texts/."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from reopen.lib.yaml_text import read_yaml

TEXTS = Path(__file__).parent.parent / "texts"


@dataclass(frozen=True)
class Document:
    """One document: who made it, when, and its content as blocks, lines or testimony."""

    key: str
    title: str
    kind: str
    layout: str = "blocks"
    date: str = ""  # ISO, may be only a year or a month
    head: str = "plain"
    form: str = ""  # form number or heading printed at the top
    machine: str = "courier-prime"
    pitch: float = 20.0
    spacing: int = 52
    hand: str = "nothing-you-could-do"
    hand_size: int = 46
    ruled: bool = True
    first_page: int = 1
    stamps: tuple[dict[str, Any], ...] = ()
    blocks: tuple[dict[str, Any], ...] = ()
    body: str = ""
    options: dict[str, str] = field(default_factory=dict)

    def with_changes(self, changes: list[tuple[str, str]]) -> "Document":
        """The same document with words replaced. Raises ValueError when a word is not there."""
        blocks: Any = self.blocks
        body = self.body
        for old, new in changes:
            before = (blocks, body)
            blocks, body = _replaced(blocks, old, new), _replaced(body, old, new)
            if (blocks, body) == before:
                raise ValueError(f"{self.key} does not say: {old}")
        return replace(self, blocks=blocks, body=body)


@lru_cache(maxsize=1)
def all_documents() -> dict[str, Document]:
    """Every document by its key, in the order of the text files."""
    found: dict[str, Document] = {}
    for path in sorted(TEXTS.glob("doc_*.yaml")):
        for entry in read_yaml(path.read_text(encoding="utf-8")):
            for name in ("stamps", "blocks"):
                entry[name] = tuple(entry.get(name, ()))
            document = Document(**entry)
            if document.key in found:
                raise ValueError(f"two documents are called {document.key}")
            found[document.key] = document
    return found


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, (list, tuple)):
        return type(value)(_replaced(item, old, new) for item in value)
    if isinstance(value, dict):
        return {key: _replaced(item, old, new) for key, item in value.items()}
    return value
