"""Reports and figures as the command tells them: one JSON document, or words for a person."""

from typing import Any

from reopen.registry.counting import CONTRACT
from reopen.registry.queries import Figures
from reopen.registry.words import MARKS

Document = dict[str, Any]
SHOWN = 20  # names of a kind, before the rest is only counted


def figures_document(found: Figures) -> Document:
    """The contract of `reopen registry figures --json`, and more of the same."""
    source = found.vintage
    return {
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "set": found.set,
        "n": found.n,
        "figures": {
            key: {"n": figure.n, "of": figure.of, "unknown": figure.unknown}
            for key, figure in found.figures.items()
        },
        "notes": found.notes,
        "years_lost": {
            "total": float(found.years.total),
            "mean": None if found.years.mean is None else float(found.years.mean),
            "known": found.years.known,
            "missing": found.years.missing,
        },
        "definitions": {key: str(MARKS[key].definition) for key in found.figures},
        "made_up": bool(source and source.made_up),
        "export": source
        and {
            "number": source.number,
            "stands_for": source.stands_for.isoformat(),
            "last_posting": source.last_posting.isoformat() if source.last_posting else None,
            "file_name": source.file_name,
        },
    }


def figures_words(document: Document) -> str:
    """The figures of the contract as lines, and the groups as a table."""
    lines = [document["set"], f"{document['n']} exonerations"]
    lines[1] += f" as of {document['as_of']}" if document["as_of"] else ""
    for key in CONTRACT:
        figure = document["figures"][key]
        lines.append(
            f"  {MARKS[key].label}: {figure['n']} of {figure['of']} ({figure['unknown']} not coded)"
        )
    lost = document["years_lost"]
    lines.append(f"  Years lost: {lost['total']} (not known of {lost['missing']})")
    for group in document.get("groups", []):
        counts = group["figures"]
        lines.append(
            f"{group['label']}: {group['n']}, with official misconduct "
            f"{counts['official_misconduct']}, by units {counts['ciu']}"
        )
    return "\n".join([*lines, *document["notes"]])


def import_words(document: Document) -> str:
    """The report of an import as a registrar reads it."""
    lines = [_what_was_done(document), *_counts(document)]
    if older := document["older"]:
        lines.append(
            f"The file is older than what is here ({older['than']}): it is kept as an earlier "
            f"state, and the present figures stay. {older['differ']} exonerations are coded "
            f"otherwise in it, {older['lack']} are not in it."
        )
    changes = document["changes"]
    for kind, title in (("gone", "Gone"), ("back", "Back again"), ("new", "New")):
        lines += _listed(title, [_named(one) for one in changes[kind]])
    for kind, title in (("renamed", "Renamed"), ("changed", "Changed")):
        lines += _listed(title, [f"{_named(one)}: {_differences(one)}" for one in changes[kind]])
    if document["unknown_columns"]:
        lines.append(f"Kept as they are: {', '.join(document['unknown_columns'])}")
    problems = document["problems"]
    lines += _listed(
        "Could not be read",
        [f"row {p['row']}, {p['column']}: “{p['value']}” {p['problem']}" for p in problems],
    )
    return "\n".join(lines)


def _what_was_done(document: Document) -> str:
    if document["same_file"]:
        return f"This file is import {document['same_file']} already. Nothing was changed."
    if document["dry_run"]:
        return "Only checked. Nothing was changed."
    return "Taken over."


def _counts(document: Document) -> list[str]:
    posted = document["last_posting"] or "without posting dates"
    names = ("imported", "updated", "renamed", "gone", "back", "renumbered")
    counted = ", ".join(f"{name} {document[name]}" for name in names)
    return [f"{document['rows']} rows, last posting {posted}.", counted + "."]


def _listed(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  … and {len(lines) - SHOWN} more (--json lists all)"] if len(lines) > SHOWN else []
    return [f"{title} ({len(lines)})", *(f"  {line}" for line in lines[:SHOWN]), *more]


def _named(one: Document) -> str:
    place = ", ".join(filter(None, (one["county"], one["state"])))
    return f"{one['name']} ({place or 'place not known'}, exonerated {one['exonerated'] or '?'})"


def _differences(one: Document) -> str:
    return "; ".join(f"{d['field']} “{d['old']}” → “{d['new']}”" for d in one["differences"])
