"""Names of people and organizations in a text."""

from collections.abc import Iterable, Iterator

from reopen.lib.mentions.contract import Ground, Kind, Mention
from reopen.lib.mentions.organizations import organizations
from reopen.lib.mentions.people import people, surnames_again
from reopen.lib.mentions.slips import unslip
from reopen.lib.names import PersonName, fold

_VOWELS = frozenset("aeiouy")  # "CFPD" is no surname
_ORDER = {ground: place for place, ground in enumerate(Ground)}


def find_mentions(text: str, *, known: Iterable[str] = ()) -> list[Mention]:
    """Names in the order in which they stand; no two overlap.

    A surname alone counts only where the same page writes the person out, or when it is among
    `known` (surnames that the case knows already).
    """
    clean = unslip(text)
    found = _apart([*people(clean), *organizations(clean)])
    people_found = (mention.name for mention in found if mention.kind is Kind.PERSON)
    surnames = {fold(name) for name in known} | set(surnames_of(people_found))
    again = surnames_again(clean, surnames) if surnames else []
    return sorted(_apart([*found, *again]), key=lambda mention: mention.start)


def surnames_of(names: Iterable[str]) -> Iterator[str]:
    """The folded surnames of people's names, where they are long enough to stand for somebody."""
    for name in names:
        family = fold(PersonName.parse(name).family)
        if len(family) > 2 and not _VOWELS.isdisjoint(family):
            yield family


def _apart(found: list[Mention]) -> list[Mention]:
    """Of two that overlap the one with the surer ground, then the longer."""
    taken: list[Mention] = []
    ordered = sorted(found, key=lambda m: (_ORDER[m.ground], m.start - m.end, m.start))
    used: set[int] = set()
    for mention in ordered:
        span = range(mention.start, mention.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(mention)
    return taken
