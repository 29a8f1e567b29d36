"""A page's text cut into words and ends of sentences, with where each stands."""

import re
from collections.abc import Sequence
from itertools import accumulate

# After these a full stop ends no sentence.
_SHORT = (
    "al", "amend", "ann", "app", "art", "asst", "atty", "aug", "ca", "cal", "capt", "cert", "cf",
    "cir", "co", "const", "cr", "crim", "ct", "dec", "dept", "det", "dist", "div", "dr", "ed",
    "ev", "evid", "ex", "feb", "fed", "fla", "gen", "hon", "id", "ill", "inc", "jan", "jr", "jur",
    "lt", "mass", "mich", "misc", "mr", "mrs", "ms", "no", "nos", "nov", "oct", "ofc", "op", "p",
    "pa", "pp", "proc", "rep", "rev", "rptr", "sec", "sept", "sgt", "sr", "st", "stat", "supp",
    "tex", "v", "vs", "wash",
)  # fmt: skip
_NOT_SHORT = "".join(rf"(?<!\b(?i:{word})\.)" for word in _SHORT) + r"(?<!\b[A-Z]\.)"
# A word broken at a line's end, or where a line's end once was, is one word; other hyphens part.
_WORD = r"[^\W_]+(?:(?:['\u2019]|\u00ad\s*|-(?:[ \t]*\r?\n[ \t]*|[ \t]+(?=[a-z])))[^\W_]+)*"
_NEXT = r"(?=\s+[\"\u201c\u2018(\[]*[A-Z0-9\u00b6\u00a7])"  # what a sentence begins with
_STOP = rf"(?:[!?]|\.{_NOT_SHORT})[.!?\"\u201d\u2019')\]]*{_NEXT}"
_PARTS = re.compile(rf"({_WORD}|{_STOP}|\n[ \t\r]*\n|\u00b6)")
_GLUE = re.compile(r"['\u2019]s$|-\s+|\u00ad\s*|['\u2019]")


def parts_of(text: str) -> list[str]:
    """The text in pieces: what is between, a token, what is between, … and what is left.

    A token is a word or the end of a sentence. Joined, the pieces are the text.
    """
    return _PARTS.split(text)


def ends_of(parts: Sequence[str]) -> list[int]:
    """Where each piece ends, in letters of the text; token n begins at 2n and ends at 2n + 1."""
    return list(accumulate(map(len, parts)))


def word_of(token: str) -> str:
    """The word in lower case, without possessive, apostrophes and hyphens of lines."""
    small = token.lower()
    return small if small.isalnum() else _GLUE.sub("", small)


def ends_sentence(token: str) -> bool:
    return not token[0].isalnum()


def words_of(text: str) -> list[str]:
    """The words alone."""
    return [word_of(token) for token in parts_of(text)[1::2] if not ends_sentence(token)]
