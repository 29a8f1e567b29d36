"""Words of the room for templates: `{% load case_words %}`."""

from django import template

from reopen.cases import vocabularies
from reopen.cases.words import label_of
from reopen.kernel.icons import TONES

register = template.Library()

_TONES = {
    "first_contact": "waiting",
    "questionnaire_out": "waiting",
    "waiting_list": "waiting",
    "released": "good",
    "closed": "closed",
}


@register.filter
def stage_word(key: str) -> str:
    """A stage's label."""
    return label_of(vocabularies.STAGES, key)


@register.filter
def stage_tone(key: str) -> str:
    """The tone in which a stage is shown; the word beside it carries the meaning."""
    tone = _TONES.get(key, "active")
    return tone if tone in TONES else "neutral"


@register.filter
def outside_word(key: str) -> str:
    return label_of(vocabularies.OUTSIDE_STATUSES, key)


@register.filter
def role_word(key: str) -> str:
    return label_of(vocabularies.PARTICIPANT_ROLES, key)


@register.filter
def number_word(key: str) -> str:
    return label_of(vocabularies.IDENTIFIER_KINDS, key)


@register.filter
def part_word(key: str) -> str:
    return label_of(vocabularies.TEAM_PARTS, key)


@register.filter
def manner_word(key: str) -> str:
    return label_of(vocabularies.MANNERS, key)


@register.filter
def proceeding_word(key: str) -> str:
    return label_of(vocabularies.PROCEEDING_KINDS, key)


@register.filter
def sentence_word(key: str) -> str:
    return label_of(vocabularies.SENTENCE_KINDS, key)
