"""The words and signs of a typed query, one after the other."""

import re
from dataclasses import dataclass
from itertools import pairwise

from reopen.lib.search import text
from reopen.lib.search.query import Fuzzy, Near, Node, Phrase, Prefix, Word, joined_by_and

LONGEST_QUERY = 2_000
MOST_TERMS = 60
NEAR_DEFAULT = 10
NEAR_MOST = 100
SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 3
_NEAR_WORDS = {"s": 20, "p": 60}  # "same sentence", "same paragraph": a page has neither

_LEXER = re.compile(
    r"""
      (?P<space>\s+)
    | -?"(?P<phrase>[^"]*)(?P<closed>"?)(?:~(?P<slop>\d+))?
    | (?P<open>-?\()
    | (?P<close>\))
    | (?P<near>(?:w|near|pre|within)/(?P<reach>\w+)|NEAR)(?=[\s()"]|$)
    | (?P<and>AND|and|&&?)(?=[\s()"]|$)
    | (?P<or>OR|\|\|?)(?=[\s()"]|$)
    | (?P<not>NOT|!)(?=[\s()"]|$)
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAPITALS = {"or": "OR", "not": "NOT"}


@dataclass(frozen=True, slots=True)
class Token:
    """A sign, or a term with its tree. `reach` is the distance of a `near`."""

    kind: str  # open close near and or not term
    node: Node | None = None
    reach: int = 0
    negated: bool = False


def lex(typed: str, notes: list[str]) -> list[Token]:
    """The tokens of what was typed; what is not understood is added to `notes`."""
    lexer = _Lexer(notes)
    if len(typed) > LONGEST_QUERY:
        notes.append(
            f"The query is long; only its first {LONGEST_QUERY:,} characters are searched."
        )
    lexer.run(re.sub("[“”„″«»]", '"', typed[:LONGEST_QUERY]).replace("\x00", " "))
    return lexer.tokens


class _Lexer:
    def __init__(self, notes: list[str]) -> None:
        self.notes = notes
        self.tokens: list[Token] = []

    def run(self, typed: str) -> None:
        terms = 0
        for match in _LEXER.finditer(typed):
            token = self._token(match)
            if token is None:
                continue
            terms += token.kind == "term"
            if terms > MOST_TERMS:
                self.notes.append(f"Only the first {MOST_TERMS} words and phrases are searched.")
                return
            self.tokens.append(token)

    def _token(self, match: re.Match[str]) -> Token | None:
        kind = match.lastgroup
        raw = match[0]
        if match["space"] is not None:
            return None
        if match["phrase"] is not None:
            return self._phrase(match, negated=raw.startswith("-"))
        if match["near"] is not None and (match["reach"] or raw == "NEAR"):
            return Token("near", reach=self._reach(raw, match["reach"]))
        if kind in ("open", "close"):
            return Token(str(kind), negated=raw.startswith("-"))
        if kind == "and" or (kind in ("or", "not") and raw == raw.upper()):
            return Token(str(kind))
        if raw in _CAPITALS:
            self.notes.append(
                f"“{raw}” in small letters is searched as a word; the sign is {_CAPITALS[raw]}."
            )
        return self._word(raw)

    def _reach(self, raw: str, reach: str | None) -> int:
        if raw.lower().startswith("pre/"):
            self.notes.append(f"“{raw}” is searched in any order, like w/{reach}.")
        if reach is None:
            return NEAR_DEFAULT
        if reach.isdecimal() and len(reach) < 6 and 0 < int(reach) <= NEAR_MOST:
            return int(reach)
        distance = _NEAR_WORDS.get(reach.lower(), NEAR_MOST if reach.isdecimal() else NEAR_DEFAULT)
        self.notes.append(f"“{raw}” is searched as within {distance} words.")
        return distance

    def _phrase(self, match: re.Match[str], *, negated: bool) -> Token | None:
        if not match["closed"]:
            self.notes.append(
                "A quotation mark is not closed; all after it was read as one phrase."
            )
        if "*" in match["phrase"] or "~" in match["phrase"]:
            self.notes.append("Signs such as * and ~ do nothing inside quotation marks.")
        tokens = tuple(text.words(match["phrase"]))
        if not tokens:
            self.notes.append("A phrase without words was left out.")
            return None
        if match["slop"] is None or len(tokens) == 1:
            return Token("term", Phrase(tokens), negated=negated)
        distance = self._reach(f"~{match['slop']}", match["slop"])
        exact = [Phrase((token,)) for token in tokens]
        pairs: list[Node] = [Near(a, b, distance) for a, b in pairwise(exact)]
        return Token("term", joined_by_and(pairs), negated=negated)

    def _word(self, raw: str) -> Token | None:
        negated = raw.startswith(("-", "!")) and len(raw) > 1
        body = raw[1:] if negated else raw.lstrip("+")
        node = self._term(body)
        return None if node is None else Token("term", node, negated=negated)

    def _term(self, body: str) -> Node | None:
        fuzzy = re.fullmatch(r"(.+?)~(\d*)", body)
        if fuzzy:
            return self._fuzzy(fuzzy[1], fuzzy[2])
        starred = body.endswith("*")
        core = body.rstrip("*")
        tokens = tuple(text.words(core))
        if "*" in core or "?" in core.rstrip("?"):
            self.notes.append(f"In “{body}” only a * at the end of a word is understood.")
        if not tokens:
            self.notes.append(f"“{body}” has no letter or number and was left out.")
            return None
        if not starred:
            return Word(core, tokens, text.apostrophe_parts(core) if len(tokens) == 1 else ())
        if len(tokens[-1]) < SHORTEST_PREFIX:
            self.notes.append(
                f"“{body}” needs {SHORTEST_PREFIX} letters before the *; it was read as a word."
            )
            return Word(core, tokens)
        before: list[Node] = [Word(token, (token,)) for token in tokens[:-1]]
        return joined_by_and([*before, Prefix(tokens[-1])])

    def _fuzzy(self, core: str, digits: str) -> Node | None:
        tokens = tuple(text.words(core))
        distance = int(digits) if digits and len(digits) < 6 else 1
        if distance not in (1, 2):
            distance = 2 if distance else 1
            self.notes.append(
                f"“{core}~{digits}” allows {distance} letters; the choices are ~ and ~2."
            )
        parts: list[Node] = []
        for token in tokens:
            if len(token) < SHORTEST_FUZZY:
                self.notes.append(f"“{token}” is too short for ~ and is searched as typed.")
                parts.append(Word(token, (token,)))
            else:
                parts.append(Fuzzy(token, distance))
        if not parts:
            self.notes.append(f"“{core}~” has no letter or number and was left out.")
            return None
        return joined_by_and(parts)
