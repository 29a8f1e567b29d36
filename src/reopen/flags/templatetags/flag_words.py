"""Words of the room for templates: `{% load flag_words %}`."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from reopen.flags.lexicons import FORM_WORDS
from reopen.flags.models import Verdict
from reopen.flags.queries import Coverage

register = template.Library()


@register.simple_tag
def passage(flag: Any, around: int = 0) -> SafeString:
    """The passage with the words met marked; cut to so many letters before and after, if asked."""
    before, words, after = flag.pieces
    if around and len(before) > around:
        before = f"… {before[-around:].partition(' ')[2]}"
    if around and len(after) > around:
        after = f"{after[:around].rpartition(' ')[0]} …"
    return format_html("{}<mark>{}</mark>{}", before, words, after)


@register.filter
def verdict(key: str) -> str:
    """What was decided, in words."""
    return str(Verdict(key).label) if key else _("not yet")


@register.filter
def form_word(key: str) -> str:
    """One of the eleven forms, in words."""
    return str(FORM_WORDS[key])


@register.filter
def with_flags(coverage: Coverage) -> int:
    """How many searched pages hold a flag."""
    return coverage.searched - coverage.empty
