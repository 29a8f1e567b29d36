"""A query tree in plain words, English or Spanish, shown above the results so nobody guesses."""

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
