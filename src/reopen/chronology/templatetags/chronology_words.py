"""Words of the room in templates."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext_lazy as _

from reopen.lib.statements import Aspect

register = template.Library()

_ASPECTS = {
    Aspect.DATE: _("Date"),
    Aspect.TIME: _("Time"),
    Aspect.NUMBER: _("Number"),
    Aspect.COLOR: _("Color"),
    Aspect.NEGATION: _("Denial"),
    Aspect.CERTAINTY: _("Certainty"),
    Aspect.OPPOSITE: _("Opposite"),
}


@register.filter
def aspect(value: Aspect) -> str:
    """In what two sentences differ, in words."""
    return str(_ASPECTS[value])


@register.filter
def at(things: Sequence[object], place: int) -> object:
    """The thing at this place."""
    return things[place]
