"""A query tree in plain English, shown above the results so that nobody guesses."""

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


def describe(node: Node) -> str:
    """One sentence that says what is being searched."""
    if isinstance(node, Everything):
        return "All pages."
    return f"Pages with {_say(node)}."


def _say(node: Node) -> str:
    match node:
        case Phrase(tokens):
            kind = "the exact phrase" if len(tokens) > 1 else "exactly the word"
            return f"{kind} “{' '.join(tokens)}”"
        case Word(typed, _, _):
            return f"“{typed}”"
        case Prefix(start):
            return f"a word that begins with “{start}”"
        case Fuzzy(token, distance):
            slip = "one letter" if distance == 1 else f"{distance} letters"
            return f"“{token}” or a word up to {slip} different"
        case Near(left, right, distance):
            count = "1 word" if distance == 1 else f"{distance} words"
            return f"{_group(left)} within {count} of {_group(right)}"
        case Not(part):
            return f"no mention of {_group(part)}"
        case Or(parts):
            return " or ".join(_group(part) for part in parts)
        case And(parts):
            last = sorted(parts, key=lambda part: isinstance(part, Not))
            return " and ".join(_group(part, Near) for part in last)
        case Everything():
            return "anything"


def _group(node: Node, *open_kinds: type) -> str:
    """The node in words, in parentheses when it would run into its neighbours."""
    grouped = isinstance(node, And | Or | Near) and not isinstance(node, open_kinds)
    return f"({_say(node)})" if grouped else _say(node)
