"""Words of the room for templates: `{% load disclosure_words %}`."""

from django import template
from django.utils.translation import gettext as _

from reopen.disclosure.models import Finding, Kind, Sureness
from reopen.disclosure.models.trace import Holder
from reopen.disclosure.strip import LETTERS

register = template.Library()


@register.filter
def finding_word(status: str) -> str:
    """What became of a page, in words."""
    return str(Finding(status).label) if status else _("Waiting")


@register.filter
def finding_letter(status: str) -> str:
    """The letter that stands in the strip's cell."""
    return LETTERS[status]


@register.filter
def kind_word(kind: str) -> str:
    return str(Kind(kind).label)


@register.filter
def sureness_word(certainty: str) -> str:
    return str(Sureness(certainty).label)


@register.filter
def percent(share: float) -> str:
    """A share of 0..1 for people."""
    return f"{round(share * 100)} %"


@register.filter
def holder_word(holder: str) -> str:
    """Whose papers."""
    return str(Holder(holder).label)
