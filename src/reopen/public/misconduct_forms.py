"""What misconduct looks like: the eleven forms, in words, with the figures that come nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.public.figures.numbers import of_all
from reopen.public.figures.sheets import Number
from reopen.registry.queries import Figure, Figures

_FILE = Path(__file__).parent / "content" / "misconduct.yaml"
#: Who does it.
ACTORS = {
    "police": _("Police"),
    "prosecutor": _("Prosecutor"),
    "prosecutor_and_analyst": _("Prosecutor and forensic analyst"),
}
#: The five kinds of the Registry's report of 2020, and where a form falls between two.
TYPES = {
    "witness_tampering": _("Witness tampering"),
    "interrogation": _("Misconduct in interrogations"),
    "concealing": _("Concealing evidence in the person's favor"),
    "trial": _("Misconduct at trial"),
    "concealing_or_fabricating": _("Concealing evidence, or making it up"),
    "trial_or_fabricating": _("Misconduct at trial; for the analyst, making up evidence"),
}


@dataclass(frozen=True)
class Form:
    """One form in the language of the page. `figures` are the Registry's marks nearest to it."""

    key: str
    actor: str
    type: str
    codes: Sequence[str]
    title: str
    what: str
    shows: Sequence[str]
    check: Sequence[str]
    about_figures: str
    figures: Sequence[Number]


@dataclass(frozen=True)
class Source:
    """Where the forms come from."""

    label: str
    urls: Sequence[str]
    checked: date


def forms(found: Figures) -> list[Form]:
    """The eleven forms, with figures from `found`; none before the first import."""
    return [_form(entry, found) for entry in _content()["forms"]]


def source() -> Source:
    """The source of the forms."""
    entry = _content()["source"]
    return Source(entry["label"], entry["urls"], entry["checked"])


def marks() -> set[str]:
    """Every mark of the Registry that a form names."""
    return {mark for entry in _content()["forms"] for mark in entry["marks"]}


def _form(entry: Mapping[str, Any], found: Figures) -> Form:
    words = entry["es" if (get_language() or "en").startswith("es") else "en"]
    return Form(
        key=entry["key"],
        actor=str(ACTORS[entry["actor"]]),
        type=str(TYPES[entry["type"]]),
        codes=entry["codes"],
        title=words["title"],
        what=words["what"],
        shows=words["shows"],
        check=words["check"],
        about_figures=words["figures"],
        figures=[_number(found.figures[mark]) for mark in entry["marks"]] if found.vintage else [],
    )


def _number(figure: Figure) -> Number:
    text = of_all(figure.n, figure.of)
    return Number(figure.key, text, figure.label, figure.definition)


@cache
def _content() -> Mapping[str, Any]:
    return yaml.safe_load(_FILE.read_text("utf-8"))  # type: ignore[no-any-return]
