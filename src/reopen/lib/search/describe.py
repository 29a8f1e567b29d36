"""What a search says to a person, English or Spanish: the query in plain words, and its notes."""

import re
from functools import cache

from reopen.lib.search.query import (
    And,
    Everything,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)

_PHRASES = {
    "en": {
        "all": "All pages.",
        "pages": "Pages with {0}.",
        "phrase": "the exact phrase “{0}”",
        "exact": "exactly the word “{0}”",
        "prefix": "a word that begins with “{0}”",
        "fuzzy_one": "“{0}” or a word up to one letter different",
        "fuzzy": "“{0}” or a word up to {1} letters different",
        "near_one": "{0} within 1 word of {1}",
        "near": "{0} within {2} words of {1}",
        "not": "no mention of {0}",
        "or": " or ",
        "and": " and ",
        "anything": "anything",
    },
    "es": {
        "all": "Todas las páginas.",
        "pages": "Páginas con {0}.",
        "phrase": "la frase exacta “{0}”",
        "exact": "exactamente la palabra “{0}”",
        "prefix": "una palabra que empieza por “{0}”",
        "fuzzy_one": "“{0}” o una palabra con una letra distinta como máximo",
        "fuzzy": "“{0}” o una palabra con {1} letras distintas como máximo",
        "near_one": "{0} a 1 palabra de {1} como máximo",
        "near": "{0} a {2} palabras de {1} como máximo",
        "not": "ninguna mención de {0}",
        "or": " o ",
        "and": " y ",
        "anything": "cualquier cosa",
    },
}


# Notes come as whole English sentences from the lexer and the parser; the sentence is the key.
_NOTES_ES = {
    "A closing parenthesis has no opening one; it was left out.": (
        "Un paréntesis de cierre no tiene su apertura; se omitió."
    ),
    "A parenthesis is not closed; it was closed at the end.": (
        "Un paréntesis no está cerrado; se cerró al final."
    ),
    "Parentheses deeper than {0} were left out.": (
        "Se omitieron los paréntesis a más de {0} niveles de profundidad."
    ),
    "OR has nothing on one side; it was left out.": "OR no tiene nada a un lado; se omitió.",
    "AND has nothing on one side; it was left out.": "AND no tiene nada a un lado; se omitió.",
    "{0} has nothing after it; it was left out.": "{0} no tiene nada detrás; se omitió.",
    "A distance such as w/10 needs a word on both sides; it was left out.": (
        "Una distancia como w/10 necesita una palabra a cada lado; se omitió."
    ),
    "A distance works between words and phrases; this one was read as AND.": (
        "Una distancia solo vale entre palabras y frases; esta se leyó como AND."
    ),
    "The query is long; only its first {0} characters are searched.": (
        "La consulta es larga; solo se buscan sus primeros {0} caracteres."
    ),
    "Only the first {0} words and phrases are searched.": (
        "Solo se buscan las primeras {0} palabras y frases."
    ),
    "“{0}” in small letters is searched as a word; the sign is {1}.": (
        "“{0}” en minúsculas se busca como palabra; el signo es {1}."
    ),
    "“{0}” is searched in any order, like w/{1}.": (
        "“{0}” se busca en cualquier orden, como w/{1}."
    ),
    "“{0}” is searched as within {1} words.": "“{0}” se busca como a {1} palabras como máximo.",
    "A quotation mark is not closed; all after it was read as one phrase.": (
        "Una comilla no está cerrada; todo lo que sigue se leyó como una sola frase."
    ),
    "Signs such as * and ~ do nothing inside quotation marks.": (
        "Los signos como * y ~ no tienen efecto entre comillas."
    ),
    "A phrase without words was left out.": "Se omitió una frase sin palabras.",
    "In “{0}” only a * at the end of a word is understood.": (
        "En “{0}” solo se entiende un * al final de una palabra."
    ),
    "“{0}” has no letter or number and was left out.": (
        "“{0}” no tiene ni letra ni número y se omitió."
    ),
    "“{0}” needs {1} letters before the *; it was read as a word.": (
        "“{0}” necesita {1} letras antes del *; se leyó como palabra."
    ),
    "“{0}” allows {1} letters; the choices are ~ and ~2.": (
        "“{0}” admite {1} letras distintas; se puede elegir entre ~ y ~2."
    ),
    "“{0}” is too short for ~ and is searched as typed.": (
        "“{0}” es demasiado corto para ~ y se busca tal como se escribió."
    ),
    "This query stands for too many words. Give more letters before a * or ~.": (
        "Esta consulta abarca demasiadas palabras. Escriba más letras antes de un * o un ~."
    ),
}


def note_in(note: str, locale: str = "en") -> str:
    """A note, or why a search is too wide, in this language; English where nothing better is."""
    if locale.startswith("es"):
        for sentence, spanish in _spanish_notes():
            found = sentence.fullmatch(note)
            if found:
                return spanish.format(*found.groups())
    return note


@cache
def _spanish_notes() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(re.sub(r"\\\{\d\\\}", "(.+)", re.escape(english)), re.DOTALL), spanish)
        for english, spanish in _NOTES_ES.items()
    ]


def describe(node: Node, locale: str = "en") -> str:
    """One sentence that says what is being searched."""
    phrases = _PHRASES["es" if locale.startswith("es") else "en"]
    if isinstance(node, Everything):
        return phrases["all"]
    return phrases["pages"].format(_say(node, phrases))


def _say(node: Node, phrases: dict[str, str]) -> str:
    match node:
        case Phrase(tokens):
            return phrases["phrase" if len(tokens) > 1 else "exact"].format(" ".join(tokens))
        case Word(typed, _, _):
            return f"“{typed}”"
        case Prefix(start):
            return phrases["prefix"].format(start)
        case Fuzzy(token, distance):
            return phrases["fuzzy_one" if distance == 1 else "fuzzy"].format(token, distance)
        case Near(left, right, distance):
            sides = _group(left, phrases), _group(right, phrases)
            return phrases["near_one" if distance == 1 else "near"].format(*sides, distance)
        case Not(part):
            return phrases["not"].format(_group(part, phrases))
        case Or(parts):
            return phrases["or"].join(_group(part, phrases) for part in parts)
        case And(parts):
            last = sorted(parts, key=lambda part: isinstance(part, Not))
            return phrases["and"].join(_group(part, phrases, Near) for part in last)
        case Everything():
            return phrases["anything"]


def _group(node: Node, phrases: dict[str, str], *open_kinds: type) -> str:
    """The node in words, in parentheses when it would run into its neighbours."""
    grouped = isinstance(node, And | Or | Near) and not isinstance(node, open_kinds)
    said = _say(node, phrases)
    return f"({said})" if grouped else said
