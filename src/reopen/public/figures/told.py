"""What others stated, for the page that keeps it apart, and the year 2018 as an example."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reopen.lib.charts.card import Card
from reopen.public.figures.numbers import whole, with_share
from reopen.registry.queries import Figures, Selection
from reopen.registry.queries_kept import figures_of
from reopen.registry.statements import Group, Statement, groups, statement
from reopen.registry.vintages import Vintage
from reopen.registry.words import MARKS

REPORT_DAY = date(2019, 4, 9)
MARK_WORDS = {
    "verified": gettext_lazy("Read at the source"),
    "reported": gettext_lazy("Told by others, or not checked against what it rests on"),
    "unverified": gettext_lazy("From memory; look it up before you repeat it"),
}
_LINES = ("n", "official_misconduct", "ciu", "io", "ciu_and_io")


@dataclass(frozen=True)
class Told:
    """One statement in the language of the page; `see` leads to the computed figure."""

    key: str
    by: str
    on: str
    said: str
    set: str
    differs: str
    source: str
    url: str
    mark: str
    mark_words: str
    checked: date
    see: str


@dataclass(frozen=True)
class Topic:
    """Statements about one thing."""

    key: str
    title: str
    told: Sequence[Told]


@dataclass(frozen=True)
class Line:
    """One figure of a year as three counts of it; empty where nothing is counted here."""

    label: str
    reported: str
    later: str
    then: str
    now: str


@dataclass(frozen=True)
class Then:
    """One year as first reported and as a later export has it."""

    year: int
    reported: Sequence[str]
    later: Sequence[str]
    url: str
    source: str


@dataclass(frozen=True)
class Year2018:
    """The year whose figures advocates quote. `now` and `then` are counted here, if anything is."""

    lines: Sequence[Line]
    vintage: Vintage | None
    posted_later: int
    others: Sequence[Then]
    report: Told
    export: Told


def topics() -> list[Topic]:
    """Everything that others stated."""
    return [_topic(group) for group in groups()]


def year_2018() -> Year2018:
    """The report of 9 April 2019, a later export, and what the export imported here says."""
    then = figures_of(Selection(year=2018), REPORT_DAY)
    now = figures_of(Selection(year=2018))
    report, export = statement("report-2018"), statement("export-2026-2018")
    lines = [
        Line(
            label=str(MARKS[key].label) if key in MARKS else _("Exonerations"),
            reported=whole(report.numbers[key]),
            later=whole(export.numbers[key]),
            then=_count(then, key),
            now=_count(now, key),
        )
        for key in _LINES
    ]
    others = [_then(each) for each in _years_group().statements]
    posted_later = now.n - then.n
    return Year2018(lines, now.vintage, posted_later, others, _told(report), _told(export))


def card_2018() -> Card:
    """The picture of a shared link to that page: what the Registry reported, all of it quoted."""
    report = statement("report-2018")
    n = report.numbers["n"]
    return Card(
        figure=whole(n),
        sentence=_("exonerations in 2018, as the Registry reported them on 9 April 2019"),
        bars=tuple(
            (str(MARKS[key].label), part / n, with_share(part, n))
            for key, part in report.numbers.items()
            if key in MARKS
        ),
        foot=(_("Quoted: %(source)s.") % {"source": report.source}, _("Later exports count more.")),
    )


def _count(found: Figures, key: str) -> str:
    if found.vintage is None:
        return ""
    return whole(found.n if key == "n" else found.figures[key].n)


def _years_group() -> Group:
    return next(group for group in groups() if group.key == "years")


def _then(each: Statement) -> Then:
    keys = ("n", "official_misconduct", "ciu")
    return Then(
        year=each.numbers["year"],
        reported=[whole(each.numbers[key]) if key in each.numbers else "" for key in keys],
        later=[whole(each.later[key]) for key in keys],
        url=_see(each),
        source=each.by,
    )


def _topic(group: Group) -> Topic:
    return Topic(group.key, group.title, [_told(each) for each in group.statements])


def _told(each: Statement) -> Told:
    return Told(
        key=each.key,
        by=each.by,
        on=_on(each.on),
        source=each.source,
        url=each.url,
        mark=each.mark,
        mark_words=str(MARK_WORDS[each.mark]),
        checked=each.checked,
        see=_see(each),
        **each.words(),
    )


def _on(written: str) -> str:
    """A day written out, a month as month and year; empty when the source gives no day."""
    day = parse_date(written) if len(written) == len("2019-04-09") else None
    if day:
        return date_format(day)
    month = parse_date(f"{written}-01") if written else None
    return date_format(month, "YEAR_MONTH_FORMAT") if month else written


def _see(each: Statement) -> str:
    if not each.see:
        return ""
    arguments = [each.see_state.lower()] if each.see_state else []
    query = f"?{each.see_query}" if each.see_query else ""
    return reverse(f"public:{each.see}", args=arguments) + query
