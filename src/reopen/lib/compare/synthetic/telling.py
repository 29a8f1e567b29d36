"""Finds the copies of forms of which nobody could say by text what page they are a copy of.

A blank that is still on a copy speaks against another page of the same form where that page has
something else in it. A copy fits another page unless what is left speaks against that by `_LEAST`
characters; and where three blanks agree, one that does not could be an alteration.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from reopen.lib.compare.synthetic.copying import Copy
from reopen.lib.compare.synthetic.truth import Family, Paper, values

_LEAST = 4


def fitting(papers: Iterable[Paper], copies: Iterable[Copy]) -> Iterator[tuple[int, set[int]]]:
    """For each copy of a form by its number: the origins of other pages that it fits as well.

    A copy with nothing left in any blank fits no page in particular: it stands for its own.
    """
    by_kind: dict[str, dict[int, dict[str, str]]] = defaultdict(dict)
    for paper in papers:
        if paper.family is Family.FORM:
            by_kind[paper.kind][paper.origin] = paper.values()
    where = {kind: _index(written) for kind, written in by_kind.items()}
    for number, copy in enumerate(copies):
        if len(copy.of) != 1 or copy.of[0].family is not Family.FORM:
            continue
        paper = copy.of[0]
        left = values(copy.lines)
        others = _rivals(paper, left, where[paper.kind])
        written = by_kind[paper.kind]
        own = written[paper.origin]
        fits = {
            other for other in others
            if other != paper.origin and not _speaks_against(left, own, written[other])
        }  # fmt: skip
        yield number, fits or (set() if others else {paper.origin})


Index = dict[tuple[str, str], set[int]]


def _index(written: dict[int, dict[str, str]]) -> Index:
    found: Index = defaultdict(set)
    for origin, filled in written.items():
        for blank, said in filled.items():
            found[blank, said].add(origin)
    return found


def _rivals(paper: Paper, left: dict[str, str], where: Index) -> set[int]:
    """Pages that share what is left but for two blanks, and one blank at least."""
    own = paper.values()
    readable = [blank for blank, said in left.items() if len(said.strip()) > 1 and blank in own]
    votes: dict[int, int] = defaultdict(int)
    for blank in readable:
        for origin in where[blank, own[blank]]:
            votes[origin] += 1
    least = max(1, len(readable) - 2)
    return {origin for origin, count in votes.items() if count >= least}


def _speaks_against(left: dict[str, str], own: dict[str, str], other: dict[str, str]) -> bool:
    """Whether what is left on the copy tells its own page from the other."""
    against = agreeing = 0
    margin = 0
    for blank, said in left.items():
        mine, theirs = own.get(blank, ""), other.get(blank, "")
        if mine == theirs:
            agreeing += len(said.strip()) > 1
            continue
        here = Indel.distance(said, theirs) - Indel.distance(said, mine)
        margin += here
        against += here > 1
    return margin >= _LEAST and (against > 1 or agreeing <= 2)
