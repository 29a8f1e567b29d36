"""Where on a page a query tree matches: the one answer behind snippets and boxes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reopen.lib.search import text
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

Stretch = tuple[int, int]  # first and last word, both inside


@dataclass(frozen=True, slots=True)
class Mark:
    """A matched stretch of the page's text: `page_text[start:end]`."""

    start: int
    end: int


class _Test(dict[str, bool]):
    """Whether a word passes, remembered for every word once seen."""

    def __init__(self, passes: Callable[[str], bool]) -> None:
        super().__init__()
        self._passes = passes

    def __missing__(self, word: str) -> bool:
        answer = self[word] = self._passes(word)
        return answer


class _Page:
    """The words of one page, and the same in one line to look for beginnings quickly."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._line = " " + " ".join(words)

    def beginning_with(self, start: str) -> list[int]:
        """The words that begin so, by number."""
        mark = f" {start}"
        found = []
        at = self._line.find(mark)
        while at >= 0:
            found.append(self._line.count(" ", 0, at))
            at = self._line.find(mark, at + 1)
        return found

    def with_stem(self, stem: str) -> list[Stretch]:
        """The words in all their endings."""
        likely = self.beginning_with(text.trunk(stem))
        return [(at, at) for at in likely if text.stem(self.words[at]) == stem]


class Matcher:
    """Finds the marks of one tree on any number of pages; keep it for all hits of a search."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._plain = {text.stem(word.whole): word for word in _plain_words(node)}
        self._tests: dict[Fuzzy, _Test] = {}

    def marks(self, page_text: str, cut: text.Words | None = None) -> list[Mark]:
        """The matched stretches in reading order, without overlaps. NOT marks nothing.

        `cut` are the words of the text when they are already known.
        """
        cut = cut or text.located_words(page_text)
        page = _Page(cut.words)
        found = self._find(self._node, page)
        spans = [(cut.starts[first], cut.ends[last]) for first, last in found]
        return _merged([*spans, *self._other_forms(page_text, page)])

    def _find(self, node: Node, page: _Page) -> list[Stretch]:
        match node:
            case Not() | Everything():
                return []
            case And(parts) | Or(parts):
                return [stretch for part in parts for stretch in self._find(part, page)]
            case Near(left, right, distance):
                return _near(self._find(left, page), self._find(right, page), distance)
            case Phrase(tokens):
                return _runs(page.words, tokens)
            case Word(_, tokens, split):
                runs = page.with_stem(text.stem(node.whole))
                runs += _runs(page.words, tokens) if len(tokens) > 1 else []
                return runs + (_runs(page.words, split) if split else [])
            case Prefix(start):
                return [(at, at) for at in page.beginning_with(start)]
            case Fuzzy():
                test = self._tests.setdefault(node, _Test(_slip_of(node)))
                return [(at, at) for at, word in enumerate(page.words) if test[word]]

    def _other_forms(self, page_text: str, page: _Page) -> Iterable[tuple[int, int]]:
        """Compounds in another spelling (`smithjones`), for words not found as they are."""
        wanted = {stem for stem, word in self._plain.items() if not self._find(word, page)}
        if not wanted:
            return []
        return [
            (start, end)
            for forms, start, end in text.compounds(page_text)
            if not wanted.isdisjoint(map(text.stem, forms))
        ]


def _slip_of(node: Fuzzy) -> Callable[[str], bool]:
    token, distance = node.token, node.distance
    shape = text.skeleton(token)
    return lambda word: (
        OSA.distance(word, token, score_cutoff=distance) <= distance or text.skeleton(word) == shape
    )


def _runs(words: list[str], tokens: tuple[str, ...]) -> list[Stretch]:
    first, length = tokens[0], len(tokens)
    runs = []
    at = -1
    for _ in range(words.count(first)):
        at = words.index(first, at + 1)
        if length == 1 or tuple(words[at : at + length]) == tokens:
            runs.append((at, at + length - 1))
    return runs


def _near(lefts: list[Stretch], rights: list[Stretch], distance: int) -> list[Stretch]:
    close: list[Stretch] = []
    for left in lefts:
        for right in rights:
            gap = max(right[0] - left[1], left[0] - right[1])
            if 0 < gap <= distance:
                close += (left, right)
    return close


def _plain_words(node: Node) -> list[Word]:
    match node:
        case And(parts) | Or(parts):
            return [word for part in parts for word in _plain_words(part)]
        case Word():
            return [node]
    return []


def _merged(spans: list[tuple[int, int]]) -> list[Mark]:
    marks: list[Mark] = []
    for start, end in sorted(set(spans)):
        if marks and start < marks[-1].end:
            marks[-1] = Mark(marks[-1].start, max(end, marks[-1].end))
        else:
            marks.append(Mark(start, end))
    return marks
