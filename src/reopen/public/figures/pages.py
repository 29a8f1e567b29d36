"""What each of the computed pages shows, from what was chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reopen.public.figures import by_year, counted, marks
from reopen.public.figures.choosing import Choice
from reopen.public.figures.numbers import of_all, tenths, whole, with_share
from reopen.public.figures.people import race_sheets
from reopen.public.figures.sheets import Number, Sheet
from reopen.registry.queries import Figures, Group
from reopen.registry.queries_kept import figures_of, groups_of
from reopen.registry.vintages import Vintage

_LARGE = ("official_misconduct", "ciu", "io", "ciu_and_io", "dna", "no_crime", "plea")


@dataclass(frozen=True)
class Page:
    """One page of figures with all that must stand beside them. `vintage` is None before the
    first import: nothing is counted then. `address` leads to exactly this view.
    """

    name: str
    title: str
    lead: str
    choice: Choice
    found: Figures
    numbers: Sequence[Number]
    sheets: Sequence[Sheet]
    address: str = ""

    @property
    def vintage(self) -> Vintage | None:
        return self.found.vintage

    @property
    def made_up(self) -> bool:
        """Whether the figures are of the demo world; said wherever one of them stands."""
        return self.vintage is not None and self.vintage.made_up

    @property
    def taking(self) -> str:
        """The address up to the parameter that says in which form."""
        return f"{self.address}{'&' if '?' in self.address else '?'}"

    @property
    def picture(self) -> str:
        """The picture that a shared link shows."""
        return f"{self.taking}as=png"

    @property
    def known_on(self) -> date | None:
        """The day the figures stand for: the one asked for, else the export's last posting."""
        if self.vintage is None:
            return None
        return self.choice.as_of or self.vintage.last_posting or self.vintage.stands_for

    @property
    def heading(self) -> str:
        """The title with what was chosen."""
        return f"{self.title}: {self.choice.words}" if self.choice.words else self.title

    @property
    def source(self) -> str:
        """The sentence that says where the figures are from and of which day."""
        if self.vintage is None or self.known_on is None:
            return ""
        words = {"day": date_format(self.known_on), "export": date_format(self.vintage.stands_for)}
        if self.made_up:
            return _("Made-up figures of the demo world, as of %(day)s.") % words
        if self.known_on == self.vintage.stands_for:
            return _("Counted by Reopen from the export of the National Registry of Exonerations "
                     "of %(day)s.") % words  # fmt: skip
        return _("Counted by Reopen as of %(day)s, from the export of the National Registry of "
                 "Exonerations of %(export)s.") % words  # fmt: skip

    @property
    def sentence(self) -> str:
        """The figure of the page in one sentence."""
        n, misconduct = self.found.n, self.found.figures["official_misconduct"]
        words = {"n": whole(n), "misconduct": of_all(misconduct.n, misconduct.of)}
        return _("Exonerations: %(n)s. With official misconduct: %(misconduct)s.") % words


Build = Callable[[Choice], Page]


def overview(choice: Choice) -> Page:
    """How many, years lost, why, who did it, who helped, by year."""
    found = figures_of(choice.selection, choice.as_of)
    sheets = [
        counted.of_marks("causes", _("What went wrong"), found, marks.CAUSES),
        counted.of_marks("officials", _("Who took part in the misconduct"), found,
                         marks.OFFICIALS),
        by_year.all_years(_groups("year", choice), _year_url(choice), more=False),
    ]  # fmt: skip
    lead = _("People convicted of a crime and later cleared, as the Registry records them.")
    return _page("figures", _("Exonerations in figures"), lead, choice, found, sheets)


def years(choice: Choice) -> Page:
    """Every year with misconduct, who helped, and the share."""
    found = figures_of(choice.selection, choice.as_of)
    sheets = [by_year.all_years(_groups("year", choice), _year_url(choice), more=True)]
    lead = _("By the year in which the person was cleared, not the year of the conviction.")
    return _page("figures_years", _("Year by year"), lead, choice, found, sheets)


def factors(choice: Choice) -> Page:
    """The six contributing factors, and what else is marked."""
    found = figures_of(choice.selection, choice.as_of)
    sheets = [
        counted.of_marks("causes", _("Contributing factors"), found, marks.CAUSES),
        by_year.causes(_groups("year", choice)),
        counted.of_marks("case", _("What kind of case"), found, marks.CASE),
        counted.of_marks("help", _("What helped to clear the person"), found, marks.HELP),
    ]
    lead = _("Why innocent people were convicted. One case may have several factors.")
    return _page("figures_factors", _("Why it happened"), lead, choice, found, sheets)


def misconduct(choice: Choice) -> Page:
    """Official misconduct: by whom, of what kind, over the years."""
    found = figures_of(choice.selection, choice.as_of)
    sheets = [
        counted.of_marks("officials", _("Who took part"), found, marks.OFFICIALS),
        counted.of_marks("kinds", _("What they did"), found, marks.KINDS),
        by_year.all_years(_groups("year", choice), _year_url(choice), more=False),
        counted.of_groups("crimes", _("By crime"), _("Worst crime"), _groups("crime", choice)),
    ]
    lead = _(
        "Officials who abused their authority or the process. One case may have misconduct by "
        "several people and of several kinds."
    )
    return _page("figures_misconduct", _("Official misconduct"), lead, choice, found, sheets)


def states(choice: Choice) -> Page:
    """Every state, each leading to a page of its own."""
    found = figures_of(choice.selection, choice.as_of)
    groups = _groups("state", choice)
    sheets = [
        counted.of_groups("states", _("By state"), _("State"), groups, url=_state_url(choice))
    ]
    lead = _("By the state of the court. Federal cases stand with the state they were tried in.")
    return _page("figures_states", _("State by state"), lead, choice, found, sheets)


def state(choice: Choice) -> Page:
    """One state: why, by whom, by year and county."""
    found = figures_of(choice.selection, choice.as_of)
    sheets = [
        counted.of_marks("causes", _("What went wrong"), found, marks.CAUSES),
        counted.of_marks("officials", _("Who took part in the misconduct"), found,
                         marks.OFFICIALS),
        by_year.all_years(_groups("year", choice), _year_url(choice), more=False),
        counted.of_groups("counties", _("By county"), _("County of the crime"),
                          _groups("county", choice), url=_county_url(choice)),
    ]  # fmt: skip
    lead = _("Exonerations of people convicted in this state, federal cases with them.")
    return _page("figures_state", _("Exonerations"), lead, choice, found, sheets)


def crimes(choice: Choice) -> Page:
    """By the worst crime of the wrongful conviction."""
    found = figures_of(choice.selection, choice.as_of)
    groups = _groups("crime", choice)
    sheets = [counted.of_groups("crimes", _("By crime"), _("Worst crime"), groups)]
    lead = _(
        "By the worst crime the person was wrongly convicted of. In many of them none happened."
    )
    return _page("figures_crimes", _("Crime by crime"), lead, choice, found, sheets)


def race(choice: Choice) -> Page:
    """By race as the Registry records it, with what the figures cannot say."""
    found = figures_of(choice.selection, choice.as_of)
    lead = _(
        "By the race that the Registry records for the person. The figures count people who were "
        "cleared. They cannot say how many were wrongly convicted and are not known, and they do "
        "not say why."
    )
    sheets = race_sheets(_groups("race", choice))
    return _page("figures_race", _("Race"), lead, choice, found, sheets)


def _page(
    name: str, title: str, lead: str, choice: Choice, found: Figures, sheets: Sequence[Sheet]
) -> Page:
    return Page(name, title, lead, choice, found, _numbers(found), sheets)


def _groups(dimension: str, choice: Choice) -> Sequence[Group]:
    return groups_of(dimension, choice.selection, choice.as_of)


def _numbers(found: Figures) -> list[Number]:
    lost = found.years
    about = _("Between conviction and release, where both are known; not known for %(missing)s.")
    said = about % {"missing": whole(lost.missing)}
    if lost.mean is not None:
        said = f"{said} " + _("On average %(mean)s years.") % {"mean": tenths(lost.mean)}
    if not lost.known:
        said = _("Not known: the export has no column for it.")
    numbers = [
        Number("n", whole(found.n), _("exonerations"), found.set),
        Number(
            "years_lost", whole(lost.total) if lost.known else _("not known"), _("years lost"), said
        ),
    ]
    for key in _LARGE:
        figure = found.figures[key]
        text = with_share(figure.n, figure.of)
        numbers.append(Number(key, text, figure.label, figure.definition))
    return numbers


def _year_url(choice: Choice) -> str:
    """The address of one year, with `{}` for it."""
    return reverse("public:figures") + choice.with_(year="YEAR").replace("YEAR", "{}")


def _state_url(choice: Choice) -> Callable[[Group], str]:
    def url(group: Group) -> str:
        if not group.key:
            return ""
        return reverse("public:figures_state", args=[group.key.lower()]) + choice.query

    return url


def _county_url(choice: Choice) -> Callable[[Group], str]:
    def url(group: Group) -> str:
        known = group.key.isdecimal()
        return reverse("public:figures") + choice.with_(county=group.key) if known else ""

    return url
