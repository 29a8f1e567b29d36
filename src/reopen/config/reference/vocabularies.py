"""The page of vocabularies: every word a lawyer could correct, with its source."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from reopen.config.reference.tables import AGAIN, code, table
from reopen.kernel.all_vocabularies import every_vocabulary
from reopen.lib.vocabulary import Term, Vocabulary

INTRODUCTION = f"""\
# Vocabularies

Words that a lawyer or an editor could correct: `vocab/*.yaml` of each room. Keys are stored in rows
and never change; what is no longer used gets an end. The kinds of audit events have
[a page of their own](events.md). {AGAIN}
"""
_COMMON = {field.name for field in fields(Term)}


def current() -> str:
    """The page for the vocabularies of today."""
    parts = [
        INTRODUCTION,
    ]
    for room, vocabulary in sorted(every_vocabulary(), key=lambda one: (one[0], one[1].name)):
        parts += [f"## {room}: {vocabulary.name.replace('_', ' ')}", *_section(vocabulary)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _section(vocabulary: Vocabulary[Any]) -> Iterator[str]:
    terms = list(vocabulary.values())
    yield from (f"Source: {text}" for text in dict.fromkeys(term.source for term in terms))
    own = [field.name for field in fields(terms[0]) if field.name not in _COMMON]
    rows = [
        [code(t.key), t.label, t.label_es or "", t.description, *(_said(t, n) for n in own), _in(t)]
        for t in terms
    ]
    headers = ["key", "English", "Spanish", "meaning", *(n.replace("_", " ") for n in own), "since"]
    yield table(headers, rows)


def _said(term: Term, name: str) -> str:
    value = getattr(term, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _in(term: Term) -> str:
    return f"{term.since} to {term.until}" if term.until else str(term.since)
