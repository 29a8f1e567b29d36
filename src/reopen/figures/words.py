"""The reasons of `lib.names.closeness` in the reader's language."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_REASONS = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        ("one family name is missing", gettext_noop("one family name is missing")),
        ("family names differ in a particle", gettext_noop("family names differ in a particle")),
        ("first of two surnames alone", gettext_noop("first of two surnames alone")),
        ("second of two surnames alone", gettext_noop("second of two surnames alone")),
        (
            "family names are spelled differently",
            gettext_noop("family names are spelled differently"),
        ),
        ("one given name is missing", gettext_noop("one given name is missing")),
        ("no given names", gettext_noop("no given names")),
        (
            "given names are divided differently",
            gettext_noop("given names are divided differently"),
        ),
        ("given names differ", gettext_noop("given names differ")),
        ("an initial only", gettext_noop("an initial only")),
        ("one middle name is missing", gettext_noop("one middle name is missing")),
        ("a middle initial only", gettext_noop("a middle initial only")),
        (
            "middle names are spelled differently",
            gettext_noop("middle names are spelled differently"),
        ),
        ("middle names differ", gettext_noop("middle names differ")),
        (
            "the middle name of one is the given name of the other",
            gettext_noop("the middle name of one is the given name of the other"),
        ),
        (
            "given and family name are in the other order",
            gettext_noop("given and family name are in the other order"),
        ),
        (
            "“(?P<one>.+)” and “(?P<other>.+)” are both forms of (?P<name>.+)",
            gettext_noop("“%(one)s” and “%(other)s” are both forms of %(name)s"),
        ),
        (
            "(?P<suffix>.+) stands on one side only: it may be father or son",
            gettext_noop("%(suffix)s stands on one side only: it may be father or son"),
        ),
    )
)


def reason(why: str) -> str:
    """A reason in the language of the page; as it is where there are no words for it."""
    for pattern, text in _REASONS:
        if match := pattern.fullmatch(why):
            return _(text) % match.groupdict()
    return why
