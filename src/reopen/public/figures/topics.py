"""The pages of figures, as a menu that keeps what was chosen."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reopen.kernel.components import Link

_COUNTED = (
    ("figures", _("Overview")),
    ("figures_years", _("Years")),
    ("figures_factors", _("Why")),
    ("figures_misconduct", _("Misconduct")),
    ("figures_states", _("States")),
    ("figures_crimes", _("Crimes")),
    ("figures_race", _("Race")),
)
_TOLD = (
    ("figures_quoted", _("Said by others")),
    ("figures_2018", _("The year 2018")),
    ("misconduct", _("What misconduct looks like")),
)


def topics(current: str, query: str = "") -> list[Link]:
    """Links to every page; those that count keep the query."""
    counted = [(name, label, reverse(f"public:{name}") + query) for name, label in _COUNTED]
    told = [(name, label, reverse(f"public:{name}")) for name, label in _TOLD]
    return [Link(str(label), url, current=name == current) for name, label, url in counted + told]
