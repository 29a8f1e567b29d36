"""Names of agencies and companies: words with capitals that end in a word like Department."""

import re
from collections.abc import Iterator

from reopen.lib.mentions.contract import Ground, Kind, Mention
from reopen.lib.mentions.lexicon import alternatives, words_of

_WORD = r"[A-Z][A-Za-z'\u2019&.-]*[A-Za-z]|[A-Z]\.|&"
_ENDING = re.compile(rf"\b(?:{alternatives('organization_endings')})\b")
_BEFORE = re.compile(
    rf"(?:(?:{_WORD})(?:[ \t]+(?:of[ \t]+(?:the[ \t]+)?|and[ \t]+)?))"
    rf"(?:(?:{_WORD})[ \t]+){{0,3}}$"
)
_OF = re.compile(
    rf"[ \t]+of[ \t]+(?:the[ \t]+)?(?:{_WORD})(?:[ \t]+(?:(?:and|&)[ \t]+)?(?:{_WORD})){{0,2}}"
)
_AGAIN = re.compile(rf"[ \t]+(?:{_ENDING.pattern})")
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]+")
_OF_THE = re.compile(r"(\S+)[ \t]+of[ \t]+(?:the[ \t]+)?")  # "Det. Odell of the Marlow Police"
_SEATS = frozenset(("city", "county", "state", "town", "village"))
_REACH = 60
_OPENERS = frozenset(
    ("the", "a", "an", "at", "in", "on", "from", "to", "by", "our", "your", "his", "her", "my",
     "for", "this", "that")
)  # fmt: skip
_ALONE = frozenset(("department", "dept", "bureau", "office", "division", "commission", "board"))


def organizations(text: str) -> Iterator[Mention]:
    """Agencies, offices, courts and companies; mentions may overlap."""
    reached = 0
    endings = words_of("organization_endings")
    for match in _CAPITAL.finditer(text):
        if match[0].lower() not in endings or match.start() < reached:
            continue
        start, end = _start(text, match.start(), match[0].isupper()), match.end()
        after = _OF.match(text, end)
        if after and match[0].lower() in _ALONE:
            end = after.end()
        while (further := _next_ending(text, end)) is not None:
            end = further
        if start == match.start() and end == match.end():
            continue
        reached = end
        name = " ".join(text[start:end].split())
        yield Mention(Kind.ORGANIZATION, start, end, name, Ground.SUFFIX)


def _start(text: str, at: int, capitals: bool) -> int:
    """Where the words before the ending begin that belong to the name."""
    line = max(text.rfind("\n", 0, at) + 1, at - _REACH)
    before = _BEFORE.search(text[line:at])
    if before is None:
        return at
    words, offset = before[0], line + before.start()
    of = _OF_THE.match(words)
    if of and of[1].lower() not in words_of("organization_endings") | _SEATS:
        words, offset = words[of.end() :], offset + of.end()
    while words:
        first = re.match(r"\S+\s+", words)
        if first is None:
            break
        low = first[0].strip(" .:").lower()
        mixed = capitals and not first[0].strip().isupper() and low not in {"of", "the", "and"}
        if low not in _OPENERS and low not in words_of("not_names") - _KEPT and not mixed:
            break
        offset += first.end()
        words = words[first.end() :]
    return offset if words.strip() else at


_KEPT = frozenset(
    ("police", "state", "district", "county", "city", "public", "grand", "united", "general", "law")
)


def _next_ending(text: str, end: int) -> int | None:
    following = _AGAIN.match(text, end)
    return following.end() if following else None
