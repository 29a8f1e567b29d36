"""Partial dates in templates: `{% load dates %}{{ person.born|in_words }}`."""

from django import template
from django.utils.translation import get_language

from reopen.lib import dates

register = template.Library()


@register.filter
def in_words(value: dates.PartialDate) -> str:
    """The date in the active language: "about 3 May 1987"; "date not known" when unknown."""
    return dates.in_words(value, get_language() or "en")
