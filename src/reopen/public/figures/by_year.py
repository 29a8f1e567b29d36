"""Sheets that run over the years."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from reopen.lib.charts import Column, Drawing, Key, Line, columns, lines, multiples
from reopen.public.figures.counted import group_rows, headings
from reopen.public.figures.marks import CAUSES
from reopen.public.figures.numbers import fraction, of_all, percent, whole
from reopen.public.figures.sheets import Cell, Heading, Row, Sheet
from reopen.registry.queries import Group
from reopen.registry.words import MARKS


def all_years(groups: Sequence[Group], url: str, *, more: bool) -> Sheet:
    """Exonerations by year with misconduct; with `more` also who helped, and the share."""
    years = filled(groups)
    charts = [_misconduct(years)]
    if more:
        charts += [_helpers(years), _share(years)]
    busiest = max(years, key=lambda group: group.n, default=None)
    return Sheet(
        key="years",
        title=_("By year of exoneration"),
        summary=_most(busiest, sum(group.n for group in groups)),
        about=_("Year"),
        headings=headings(groups),
        rows=group_rows(groups[::-1], lambda group: url.format(group.key)),
        charts=charts,
        bars=[
            (group.label, group.n / (busiest.n if busiest else 1), whole(group.n))
            for group in years[-4:]
        ],
        note=_(
            "The last years grow: the Registry goes on finding exonerations, and a year that "
            "is not over is counted as far as it goes."
        ),
    )


def causes(groups: Sequence[Group]) -> Sheet:
    """The six contributing factors by year, a small chart for each on one scale."""
    years = filled(groups)
    title = _("Contributing factors by year")
    rows = [Line(str(MARKS[key].label), _counts(years, key)) for key in CAUSES]
    said = [
        _("%(n)s exonerations in all years.") % {"n": whole(sum(v or 0 for v in row.values))}
        for row in rows
    ]
    labels = [group.label for group in years]
    return Sheet(
        key="factors-by-year",
        title=title,
        summary=_("Six charts on the same scale. An exoneration may have several factors."),
        about=_("Year"),
        headings=[Heading(key, str(MARKS[key].label)) for key in CAUSES],
        rows=[_cause_row(group) for group in reversed(groups)],
        charts=multiples("factor", title, labels, rows, said, write=whole),
    )


def filled(groups: Sequence[Group]) -> list[Group]:
    """The years in order, those between without an exoneration as zero; unknown years left out."""
    known = {int(group.key): group for group in groups if group.key.isdecimal()}
    if not known:
        return []
    some = next(iter(known.values()))
    nothing = dict.fromkeys(some.counts, 0)
    return [
        known.get(year) or Group(str(year), str(year), 0, nothing, some.years_lost * 0)
        for year in range(min(known), max(known) + 1)
    ]


def _misconduct(years: Sequence[Group]) -> Drawing:
    rows = []
    for group in years:
        part = group.counts["official_misconduct"]
        note = f"{group.label}: {of_all(part, group.n)}"
        rows.append(Column(group.label, (part, group.n - part), note))
    return columns(
        "years",
        _("Exonerations by year, with official misconduct"),
        _most(max(years, key=lambda g: g.n, default=None), sum(g.n for g in years)),
        (
            Key(_("With official misconduct"), "solid"),
            Key(_("No misconduct recorded: not known, or none"), "hatch"),
        ),
        rows,
        write=whole,
    )


def _helpers(years: Sequence[Group]) -> Drawing:
    marks = ("io", "ciu", "ciu_and_io", "dna")
    return lines(
        "helpers",
        _("Who helped, by year"),
        _("Innocence organizations, units, both together, and DNA. An exoneration may be in all."),
        [group.label for group in years],
        [Line(str(MARKS[key].label), _counts(years, key)) for key in marks],
        write=whole,
    )


def _share(years: Sequence[Group]) -> Drawing:
    shares = [fraction(group.counts["official_misconduct"], group.n) for group in years]
    return lines(
        "share",
        _("Share with official misconduct, by year"),
        _("Of every hundred exonerations of the year. Years with fewer than ten are left out."),
        [group.label for group in years],
        [
            Line(
                _("Share with official misconduct"),
                tuple(None if share is None else share * 100 for share in shares),
            )
        ],
        write=lambda value: percent(value / 100),
        full=100,
    )


def _counts(years: Sequence[Group], mark: str) -> tuple[float | None, ...]:
    return tuple(group.counts[mark] for group in years)


def _cause_row(group: Group) -> Row:
    cells = [Cell(group.counts[key], whole(group.counts[key])) for key in CAUSES]
    return Row(group.key, group.label, cells)


def _most(busiest: Group | None, n: int) -> str:
    if busiest is None:
        return _("No exoneration fits.")
    words = {"year": busiest.label, "of_all": of_all(busiest.n, n)}
    return _("Most exonerations in %(year)s: %(of_all)s.") % words
