"""Names of the places that organizations serve, and the choices of the form."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.places.models import Jurisdiction

#: Countries other than the United States, by ISO code.
COUNTRIES: dict[str, str | Promise] = {
    "ar": _("Argentina"),
    "au": _("Australia"),
    "br": _("Brazil"),
    "ca": _("Canada"),
    "fr": _("France"),
    "gb": _("United Kingdom"),
    "ie": _("Ireland"),
    "il": _("Israel"),
    "it": _("Italy"),
    "nl": _("Netherlands"),
    "nz": _("New Zealand"),
    "tw": _("Taiwan"),
    "za": _("South Africa"),
}
ELSEWHERE = "elsewhere"

#: States whose name is another in Spanish.
_SPANISH = {
    "us-hi": "Hawái", "us-la": "Luisiana", "us-mi": "Míchigan", "us-ms": "Misisipi",
    "us-mo": "Misuri", "us-nh": "Nuevo Hampshire", "us-nj": "Nueva Jersey", "us-nm": "Nuevo México",
    "us-ny": "Nueva York", "us-nc": "Carolina del Norte", "us-nd": "Dakota del Norte",
    "us-or": "Oregón", "us-pa": "Pensilvania", "us-sc": "Carolina del Sur",
    "us-sd": "Dakota del Sur", "us-tn": "Tennessee", "us-wv": "Virginia Occidental",
    "us-dc": "Distrito de Columbia", "us-as": "Samoa Americana",
    "us-mp": "Islas Marianas del Norte", "us-vi": "Islas Vírgenes de EE. UU.",
}  # fmt: skip


def place_name(key: str) -> str:
    """The place in words, in the language of the page; empty for none."""
    if key == "us":
        return str(_("the whole United States"))
    if key == ELSEWHERE:
        return str(_("another country"))
    if key in COUNTRIES:
        return str(COUNTRIES[key])
    if (get_language() or "en").startswith("es") and key in _SPANISH:
        return _SPANISH[key]
    return _english().get(key, key) if key else ""


def place_choices() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """States and territories by name, then other countries, for a select."""
    states = sorted(
        ((key, place_name(key)) for key in _english()), key=lambda choice: choice[1].casefold()
    )
    countries = sorted((key, str(name)) for key, name in COUNTRIES.items())
    countries.sort(key=lambda choice: choice[1])
    return [
        (str(_("United States")), states),
        (str(_("Other countries")), [*countries, (ELSEWHERE, str(_("another country")))]),
    ]


@cache
def _shipped() -> dict[str, str]:
    kinds = (Jurisdiction.Kind.STATE, Jurisdiction.Kind.DISTRICT, Jurisdiction.Kind.TERRITORY)
    real = Jurisdiction.objects.real().filter(kind__in=kinds, key__startswith="us-")
    return dict(real.values_list("key", "name"))


def _english() -> dict[str, str]:
    """Remembered once they are loaded; jurisdictions do not come and go."""
    names = _shipped()
    if not names:
        _shipped.cache_clear()
    return names
