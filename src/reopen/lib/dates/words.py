"""Dates written out for reading, in English and Spanish. What is written can be parsed again."""

import re

from reopen.lib.dates.value import AUTUMN, SPRING, SUMMER, WINTER, DatePart, PartialDate

_ENGLISH = """
    January February March April May June July August September October November December
"""
_SPANISH = """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
MONTHS = {"en": _ENGLISH.split(), "es": _SPANISH.split()}
SEASONS = {
    "en": {SPRING: "spring", SUMMER: "summer", AUTUMN: "autumn", WINTER: "winter"},
    "es": {SPRING: "primavera", SUMMER: "verano", AUTUMN: "otoño", WINTER: "invierno"},
}
PHRASES = {
    "en": {
        "unknown": "date not known",
        "about": "about {0}",
        "between": "between {0} and {1}",
        "until": "{0} or earlier",
        "since": "{0} or later",
        "decade": "the {0}s",
    },
    "es": {
        "unknown": "fecha desconocida",
        "about": "hacia {0}",
        "between": "entre {0} y {1}",
        "until": "{0} o antes",
        "since": "{0} o después",
        "decade": "los años {0}",
    },
}


def in_words(value: PartialDate, locale: str = "en") -> str:
    """The date in words, never in digits alone: "about 3 May 1987"."""
    language = "es" if locale.startswith("es") else "en"
    phrases = PHRASES[language]
    start, end = value.start, value.end
    if start is not None and end is not None:
        if start == end:
            return _part(start, language)
        first, last = _opening(start, end, language), _part(end, language)
        return phrases["between"].format(_article(first, language), _article(last, language))
    if start is not None:
        return phrases["since"].format(_part(start, language))
    if end is not None:
        return phrases["until"].format(_part(end, language))
    return phrases["unknown"]


def _opening(start: DatePart, end: DatePart, language: str) -> str:
    """The first date of a range, without what the second repeats."""
    plain = not (start.approximate or end.approximate or start.season or end.season)
    if plain and start.year == end.year and start.month and end.month:
        if start.day and end.day and start.month == end.month:
            return str(start.day)
        if bool(start.day) == bool(end.day):
            return _part(start, language, year=False)
    return _part(start, language)


def _part(part: DatePart, language: str, *, year: bool = True) -> str:
    words = _plain(part, language, year=year)
    if not part.approximate:
        return words
    return PHRASES[language]["about"].format(_article(words, language))


def _article(words: str, language: str) -> str:
    """Spanish says "el 3 de mayo" after a preposition, but "mayo" and "1987" alone."""
    day = re.match(r"\d{1,2}\b(?! de \d)", words)
    return f"el {words}" if language == "es" and day else words


def _plain(part: DatePart, language: str, *, year: bool) -> str:
    if part.decade:
        return PHRASES[language]["decade"].format(part.year)
    pieces = [str(part.year)] if year else []
    if part.month is not None:
        name = SEASONS[language].get(part.month) or MONTHS[language][part.month - 1]
        pieces.insert(0, name)
    if part.day is not None:
        pieces.insert(0, str(part.day))
    return (" de " if language == "es" else " ").join(pieces)
