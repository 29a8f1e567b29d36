"""Numbers as they are written in the language of the page. Small ones never become a share."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reopen.registry.queries import FEW


def whole(number: float | Decimal) -> str:
    """3835 is "3,835"."""
    return number_format(_rounded(number, 0), force_grouping=True)


def tenths(number: float | Decimal) -> str:
    """9.37 is "9.4"."""
    return number_format(_rounded(number, 1), force_grouping=True)


def fraction(part: int, of: int) -> float | None:
    """The share, or None where either number is below ten and a rate would say too much."""
    return part / of if part >= FEW and of >= FEW else None


def percent(share: float | None, places: int = 0) -> str:
    """0.608 is "61%", in Spanish "61 %"; nothing for None."""
    if share is None:
        return ""
    if 0 < share < 0.005 and places == 0:
        return _("under 1%%") % {}
    return _("%(number)s%%") % {"number": number_format(_rounded(share * 100, places))}


def with_share(part: int, of: int) -> str:
    """ "2,333 · 61%", or the count alone."""
    share = percent(fraction(part, of))
    return f"{whole(part)} · {share}" if share else whole(part)


def of_all(part: int, of: int) -> str:
    """ "2,333 of 3,835 (61%)", or without the share."""
    words = {"part": whole(part), "of": whole(of), "share": percent(fraction(part, of))}
    return (
        _("%(part)s of %(of)s (%(share)s)") % words
        if words["share"]
        else (_("%(part)s of %(of)s") % words)
    )


def _rounded(number: float | Decimal, places: int) -> Decimal:
    """Rounded half up, as a reader would; Django's formats cut off."""
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
