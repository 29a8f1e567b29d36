"""Sheets of marks (how many exonerations have each) and of groups (by year, state, crime, race)."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from reopen.lib.charts import Bar, Key, bars
from reopen.public.figures.numbers import fraction, of_all, percent, whole, with_share
from reopen.public.figures.sheets import Cell, Heading, Row, Sheet
from reopen.registry.queries import Figure, Figures, Group
from reopen.registry.words import MARKS

COLUMNS = ("official_misconduct", "ciu", "io", "ciu_and_io", "dna", "no_crime", "plea")
_BARS = 15  # groups drawn; the table has all of them
_CARD = 4


def of_marks(key: str, title: str, found: Figures, marks: Sequence[str], lead: str = "") -> Sheet:
    """How many of the exonerations have each of the marks, most frequent first."""
    counted = sorted((found.figures[mark] for mark in marks), key=lambda each: -each.n)
    summary = lead or _summary(counted)
    chart = bars(
        key,
        title,
        summary,
        [Bar(each.label, each.n, with_share(each.n, each.of)) for each in counted],
        full=found.n,
    )
    return Sheet(
        key=key,
        title=title,
        summary=summary,
        about=_("What is marked"),
        headings=(
            Heading("n", _("Number")),
            Heading("share", _("Share")),
            Heading("not_known", _("Not known")),
            Heading("of", _("Of"), on_page=False),
        ),
        rows=[_mark_row(each) for each in counted],
        charts=[chart],
        bars=[_card_bar(each) for each in counted[:_CARD]],
    )


def of_groups(
    key: str,
    title: str,
    about: str,
    groups: Sequence[Group],
    *,
    url: Callable[[Group], str] | None = None,
    lead: str = "",
) -> Sheet:
    """Exonerations of each group, the part with misconduct drawn dark."""
    known = [group for group in groups if group.key][:_BARS]
    summary = lead or _largest(known, sum(group.n for group in groups))
    keys = (
        Key(_("With official misconduct"), "solid"),
        Key(_("No misconduct recorded: not known, or none"), "hatch"),
    )
    chart = bars(key, title, summary, [_group_bar(group) for group in known], keys=keys)
    return Sheet(
        key=key,
        title=title,
        summary=summary,
        about=about,
        headings=headings(groups),
        rows=group_rows(groups, url),
        charts=[chart] if known else [],
        bars=[(g.label, g.n / known[0].n, whole(g.n)) for g in known[:_CARD]],
        note=_("The chart shows the first %(n)d; the table has all.") % {"n": _BARS}
        if len(known) < len([group for group in groups if group.key])
        else "",
    )


def headings(groups: Sequence[Group]) -> list[Heading]:
    """The columns of every table of groups; on the page only those in which something stands."""
    marks = [Heading(mark, str(MARKS[mark].label)) for mark in COLUMNS]
    any_share = any(_share(group) is not None for group in groups)
    share = Heading("misconduct_share", _("Share with misconduct"), on_page=any_share)
    any_lost = any(group.years_lost for group in groups)
    lost = Heading("years_lost", _("Years lost"), on_page=any_lost)
    return [Heading("n", _("Exonerations")), marks[0], share, *marks[1:], lost]


def group_rows(groups: Sequence[Group], url: Callable[[Group], str] | None = None) -> list[Row]:
    """The lines of such a table."""
    return [_group_row(group, url(group) if url else "") for group in groups]


def _share(group: Group) -> float | None:
    return fraction(group.counts["official_misconduct"], group.n)


def _group_row(group: Group, url: str) -> Row:
    share = _share(group)
    marks = [Cell(group.counts[mark], whole(group.counts[mark])) for mark in COLUMNS]
    cells = [
        Cell(group.n, whole(group.n)),
        marks[0],
        Cell(_rounded(share), percent(share)),
        *marks[1:],
        Cell(group.years_lost or None, whole(group.years_lost)),
    ]
    return Row(group.key, group.label, cells, url=url)


def _mark_row(figure: Figure) -> Row:
    share = fraction(figure.n, figure.of)
    cells = (
        Cell(figure.n, whole(figure.n)),
        Cell(_rounded(share), percent(share, 1)),
        Cell(figure.unknown, whole(figure.unknown)),
        Cell(figure.of, whole(figure.of)),
    )
    return Row(figure.key, figure.label, cells, figure.definition)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _card_bar(figure: Figure) -> tuple[str, float, str]:
    return figure.label, figure.n / (figure.of or 1), with_share(figure.n, figure.of)


def _group_bar(group: Group) -> Bar:
    part = group.counts["official_misconduct"]
    share = percent(_share(group))
    note = f"{whole(group.n)} · {share}" if share else whole(group.n)
    return Bar(group.label, group.n, note, part=part)


def _summary(counted: Sequence[Figure]) -> str:
    """The most frequent in words, for those who do not see the chart."""
    if not counted or not counted[0].of:
        return _("No exoneration fits.")
    first = counted[0]
    words = {"label": first.label, "of_all": of_all(first.n, first.of)}
    return _("Most frequent: %(label)s, %(of_all)s.") % words


def _largest(known: Sequence[Group], n: int) -> str:
    if not known:
        return _("No exoneration fits.")
    words = {"label": known[0].label, "of_all": of_all(known[0].n, n)}
    return _("Most exonerations: %(label)s, %(of_all)s.") % words
