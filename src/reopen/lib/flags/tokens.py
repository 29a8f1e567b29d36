"""A page's text as words with their places, and where its sentences end."""

import re

# A word broken at a line's end is one word; other hyphens part words.
_TOKEN = re.compile(r"[^\W_]+(?:(?:['\u2019]|-[ \t]*\n[ \t]*)[^\W_]+)*")
_BROKEN = re.compile(r"['\u2019]s$|-[ \t]*\n[ \t]*|['\u2019]")
_END = re.compile(r"[.!?][.!?\"\u201d\u2019')\]]*\s+(?=[\"\u201c\u2018(\[]*[A-Z0-9¶])|\n[ \t]*\n|¶")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
# After these a full stop ends no sentence.
_SHORT = frozenset({
    "al", "app", "art", "atty", "ca", "cal", "capt", "cf", "cir", "co", "ct", "dept", "det", "dr",
    "ed", "ex", "fla", "hon", "id", "ill", "inc", "jr", "lt", "mass", "mich", "mr", "mrs", "ms",
    "no", "nos", "ofc", "p", "pa", "pp", "rev", "sec", "sgt", "sr", "st", "stat", "supp", "tex",
    "v", "vs", "wash",
})  # fmt: skip


def words_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words in lower case, without possessive and apostrophes, and where each stands."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that has no small form of one letter
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    found = list(_TOKEN.finditer(lower))
    words = [each.group() for each in found]
    plain = [word if word.isalnum() else _BROKEN.sub("", word) for word in words]
    return plain, [each.span() for each in found]


def sentence_ends(text: str) -> list[int]:
    """After each sentence, in letters; the last is the end of the text."""
    ends = [found.end() for found in _END.finditer(text) if not _is_short(text, found)]
    return [*ends, len(text) + 1]


def _is_short(text: str, end: "re.Match[str]") -> bool:
    """Whether the full stop belongs to a short form: "Mr. Doe", "v. State", an initial."""
    if text[end.start()] != ".":
        return False
    before = _WORD_BEFORE.search(text, max(0, end.start() - 12), end.start())
    if before is None:
        return False
    word = before.group()
    return word.lower() in _SHORT or (len(word) == 1 and word.isupper())
