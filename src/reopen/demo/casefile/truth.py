"""Joining the pages of both sources, and reading off what each page speaks of."""

import re
from collections import defaultdict

from reopen.demo.casefile.manifest import Manifest, Mention, PageTruth
from reopen.demo.casefile.story import DATES, IDENTIFIERS, PEOPLE, REFERENCES


def complete(manifest: Manifest) -> None:
    """Fills in counterparts, status, people, dates, identifiers and mentions of every page."""
    held: dict[str, set[str]] = defaultdict(set)
    shown: dict[tuple[str, int], list[PageTruth]] = defaultdict(list)
    for page in manifest.pages:
        for original in page.originals:
            held[original[0]].add(page.source)
            shown[original].append(page)
    for page in manifest.pages:
        _read(page, held)
        _join(page, shown)


def _join(page: PageTruth, shown: dict[tuple[str, int], list[PageTruth]]) -> None:
    others = [
        other
        for original in page.originals
        for other in shown[original]
        if other.source != page.source and page.kind != "blank"
    ]
    page.counterparts = tuple(dict.fromkeys(other.key for other in others))
    if page.source == "prosecutor" and page.kind != "blank":
        page.status = _status(others)


def _status(copies: list[PageTruth]) -> str:
    if not copies:
        return "not found"
    damages = [set(copy.damage) for copy in copies]
    if any(not damage & {"altered", "cut", "redacted"} for damage in damages):
        return "given"
    return "altered" if any("altered" in damage for damage in damages) else "partial"


def _read(page: PageTruth, held: dict[str, set[str]]) -> None:
    text = page.text
    page.people = tuple(
        person.name
        for person in PEOPLE
        if any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in person.written)
    )
    page.dates = tuple(dict.fromkeys(DATES.findall(text)))
    page.identifiers = tuple(dict.fromkeys(IDENTIFIERS.findall(text)))
    page.mentions = tuple(
        Mention(entry.name, entry.document, tuple(sorted(held[entry.document])))
        for entry in REFERENCES
        if re.search(entry.pattern, text) and entry.document not in dict(page.originals)
    )
