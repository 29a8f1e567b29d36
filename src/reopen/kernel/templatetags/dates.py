"""Partial dates in templates: `{% load dates %}{{ person.born|known }}`."""

from django import template
from django.utils.translation import get_language

from reopen.lib.dates import PartialDate, in_words

register = template.Library()


@register.filter
def known(value: PartialDate | None) -> str:
    """What is known of the date, in words: "about 3 May 1987". Empty when nothing is."""
    return in_words(value, get_language() or "en") if value else ""
