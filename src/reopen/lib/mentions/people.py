"""Names of people: by title, as forms write them, by given name, by initials, by surname again."""

import re
from collections.abc import Iterator

from reopen.lib.mentions.contract import Ground, Kind, Mention
from reopen.lib.mentions.lexicon import alternatives, is_given_name, is_no_name, words_of
from reopen.lib.names import fold

_SMALL = r"(?:Mc|Mac|O['\u2019]|D['\u2019])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_LARGE = r"(?:O['\u2019])?[A-Z]{2,}(?:-[A-Z]+)?"
WORD = rf"(?:{_SMALL}|{_LARGE})"
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*(?=[A-Z][a-z]))"  # capitals end with their line
_INITIAL = r"(?:[A-Z]\.)"
_SUFFIX = r"(?:,?[ \t]+(?:Jr|Sr|JR|SR|II|III)\b\.?)?"

_TITLED = re.compile(
    rf"((?:{alternatives('titles')})\b\.?(?:{_GAP}(?:{alternatives('titles')})\b\.?)*){_GAP}"
    rf"((?:{_INITIAL}[ \t]*){{0,2}}(?:{WORD}|[A-Z](?![\w.'\u2019]))"
    rf"(?:{_GAP}(?:{_INITIAL}{_GAP})?{WORD}){{0,2}}{_SUFFIX})"
    r"(?:,?[ \t]*(?:[Bb]adge|BADGE|[Nn]o\.|#)?[ \t]*#?[ \t]*(\d{2,5})\b)?"
)
_FORM = re.compile(
    rf"\b({WORD}),[ \t]?(?:({_INITIAL})(?![A-Za-z])|({WORD}))"
    rf"(?:[ \t]+(?:({_INITIAL})|({WORD})))?"
)
_GIVEN = re.compile(rf"({WORD}){_GAP}((?:{_INITIAL}{_GAP}|{WORD}{_GAP})?)({WORD})\b{_SUFFIX}")
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]+")
_INITIALS = re.compile(rf"(?<![A-Za-z.])((?:{_INITIAL}[ \t]?){{1,3}})({WORD})\b{_SUFFIX}")
_ONE = re.compile(rf"\b{WORD}\b")
# A question and an answer of a transcript; a box at the post office, half a day, a country.
_NO_INITIALS = frozenset(("Q.", "A.", "P.O.", "A.M.", "P.M.", "U.S.", "D.O.B.", "D.A."))
_POLICE = words_of("police_titles")


def people(text: str) -> Iterator[Mention]:
    """Everything that looks like a person; mentions may overlap."""
    yield from _forms(text)
    yield from _initials(text)
    titles = words_of("titles")
    for word in _CAPITAL.finditer(text):
        if word[0].lower() in titles:
            yield from _titled(text, word.start())
        elif is_given_name(word[0]) and not is_no_name(word[0]):
            yield from _given(text, word.start())


def surnames_again(text: str, surnames: set[str]) -> Iterator[Mention]:
    """Surnames that stand alone."""
    for match in _ONE.finditer(text):
        if fold(match[0]) in surnames:
            yield _person(match.start(), match.end(), match[0], Ground.SURNAME)


def _titled(text: str, at: int) -> Iterator[Mention]:
    match = _TITLED.match(text, at)
    if match is None:
        return
    kept = _until_no_name(match[2])
    title = " ".join(match[1].split())
    official = any(word.strip(".").lower() in _POLICE for word in title.split())
    if not kept or (len(kept) == 1 and not official):
        return
    if _is_place_next(text, match.start(2) + len(kept)):
        return
    badge = match[3] or "" if kept == match[2] and official else ""
    end = match.end() if badge else match.start(2) + len(kept)
    yield _person(match.start(), end, kept, Ground.TITLE, title, badge)


def _forms(text: str) -> Iterator[Mention]:
    for match in _FORM.finditer(text):
        family, initial, given, _second, middle = match.groups()
        if is_no_name(family) or (given and (is_no_name(given) or not is_given_name(given))):
            continue
        if initial and family.upper() != family:
            continue
        end = match.end()
        if middle and (is_no_name(middle) or middle.isupper() != family.isupper()):
            end = match.end(3) if given else match.end(2)
        yield _person(match.start(), end, text[match.start() : end], Ground.FORM)


def _given(text: str, at: int) -> Iterator[Mention]:
    match = _GIVEN.match(text, at)
    if match is None:
        return
    first, middle, family = match[1], match[2].strip(), match[3]
    end = match.end()
    if _is_strange(family, first):
        if not middle or "." in middle or _is_strange(middle, first):
            return
        if family.lower() in words_of("places"):
            return  # "Harlan Ford County"
        end = match.start(2) + len(middle)
    elif middle and "." not in middle and is_no_name(middle):
        return
    if not _is_place_next(text, end):
        yield _person(match.start(), end, text[match.start() : end], Ground.GIVEN_NAME)


def _is_strange(word: str, first: str) -> bool:
    return is_no_name(word) or word.isupper() != first.isupper()


def _initials(text: str) -> Iterator[Mention]:
    for match in _INITIALS.finditer(text):
        if is_no_name(match[2]) or _is_place_next(text, match.end(2)):
            continue
        if match[1].replace(" ", "") in _NO_INITIALS:
            continue
        yield _person(match.start(), match.end(), match[0], Ground.INITIAL)


def _is_place_next(text: str, end: int) -> bool:
    following = _ONE.match(text, end + 1)
    if following is None or "\n" in text[end : end + 1]:
        return False
    low = following[0].lower()
    return low in words_of("places") or low in words_of("organization_endings")


def _until_no_name(name: str) -> str:
    """The words up to the first that belongs to no name."""
    for match in _ONE.finditer(name):
        if is_no_name(match[0]):
            return name[: match.start()].rstrip(" \t\n,") if match.start() else ""
    return name


def _person(
    start: int, end: int, name: str, ground: Ground, title: str = "", badge: str = ""
) -> Mention:
    return Mention(Kind.PERSON, start, end, " ".join(name.split()), ground, title, badge)
