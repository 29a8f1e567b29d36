"""Sheets about people, in careful words."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from reopen.lib.charts import Bar, Drawing, Part, bars, strip
from reopen.public.figures.counted import of_groups
from reopen.public.figures.numbers import fraction, of_all, with_share
from reopen.public.figures.sheets import Sheet
from reopen.registry.queries import FEW, Group

_PARTS = 5  # shown apart; the rest together, so that each can be told from the others


def race_sheets(groups: Sequence[Group]) -> list[Sheet]:
    """Who was cleared, and in which share of their cases misconduct is recorded."""
    sheet = of_groups("race", _("By race as recorded"), _("Race as recorded"), groups)
    n = sum(group.n for group in groups)
    return [replace(sheet, charts=[_composition(groups, n), _misconduct(groups)])] if n else [sheet]


def _composition(groups: Sequence[Group], n: int) -> Drawing:
    apart, rest = groups[:_PARTS], sum(group.n for group in groups[_PARTS:])
    parts = [Part(group.label, group.n, with_share(group.n, n)) for group in apart]
    if rest:
        parts.append(Part(_("All others and not known"), rest, with_share(rest, n)))
    said = "; ".join(f"{part.label} {part.note}" for part in parts)
    return strip("race", _("People exonerated, by race as recorded"), said, parts)


def _misconduct(groups: Sequence[Group]) -> Drawing:
    """Shares only where there are enough cases for one."""
    enough = [group for group in groups if group.key and group.n >= FEW]
    rows = [
        Bar(group.label, fraction(part, group.n) or 0, of_all(part, group.n))
        for group in enough
        if (part := group.counts["official_misconduct"]) >= FEW
    ]
    return bars(
        "race-misconduct",
        _("Share of their cases with official misconduct"),
        "; ".join(f"{row.label} {row.note}" for row in rows),
        rows,
        full=1,
    )
