"""The rule pass: every place of a text where a rule of the lexicon is met."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reopen.lib.flags.contract import Hit, Reading, Rule
from reopen.lib.flags.lexicon import Lexicon
from reopen.lib.flags.lines import Line, read_line
from reopen.lib.flags.matching import Sought, Stretch, stands
from reopen.lib.flags.terms import Known, Terms
from reopen.lib.flags.tokens import sentence_ends, words_of

_LONGEST = 600  # letters of a passage; a text without full stops is one sentence


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its lines read."""

    rule: Rule
    any: tuple[Sought, ...]
    having: tuple[Sought, ...]
    unless: tuple[Sought, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: its letters, and the words of it that the lexicon knows."""

    start: int
    end: int
    stretch: Stretch


class Scanner:
    """A lexicon made ready. One is kept for many pages: it remembers the words it met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._rules = [_ready(rule, lexicon) for rule in lexicon.rules]
        every = [each for rule in self._rules for each in (*rule.any, *rule.having, *rule.unless)]
        self._terms = Terms(word for each in every for word in _words(each.line))
        self._by_word: dict[str, list[tuple[int, int, Sought]]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            for place, sought in enumerate(rule.any):
                for word in sought.rarest:
                    self._by_word[word].append((number, place, sought))
        self._anchors = frozenset(self._by_word)

    def scan(self, text: str, *, slips: bool = False) -> list[Hit]:
        """What the rules find, in the order of the text; a rule is met once in a sentence.

        `slips` forgives what a reader of images confuses; for text that came as text, leave it.
        """
        words, spans = words_of(text)
        known = self._terms.known(words, slips=slips)
        hits: list[Hit] = []
        anchors = {at for at, seen in known.items() if not self._anchors.isdisjoint(seen.terms)}
        for sentence in _sentences(text, spans, known, anchors) if anchors else ():
            for rule, at, end in self._met(sentence.stretch):
                if self._holds(rule, at, end, sentence, known):
                    hits.append(_hit(rule.rule, spans, known, at, end, sentence))
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.rule.key))

    def _met(self, stretch: Stretch) -> Iterator[tuple[_Ready, int, int]]:
        """The rules of which a line stands in the sentence, each with its first line."""
        present = stretch.places.keys()
        tried: dict[tuple[int, int], Sought] = {}
        for word in present & self._by_word.keys():
            for number, place, sought in self._by_word[word]:
                for need in sought.needs:
                    if need.isdisjoint(present):
                        break
                else:
                    tried[number, place] = sought
        done = -1
        for number, place in sorted(tried):
            if number != done:
                found = next(tried[number, place].met(stretch), None)
                if found:
                    done = number
                    yield self._rules[number], *found

    def _holds(
        self, rule: _Ready, at: int, end: int, sentence: _Sentence, known: dict[int, Known]
    ) -> bool:
        if stands(rule.unless, sentence.stretch):
            return False
        if not rule.having:
            return True
        within = rule.rule.within
        if not within:
            return stands(rule.having, sentence.stretch)
        near = {i: known[i] for i in range(at - within, end + within) if i in known}
        around = Stretch(near, end + within)
        around.place()
        return stands(rule.having, around)


def read_as(hit: Hit, confidences: Sequence[int]) -> Hit:
    """The hit with its reading judged by the confidence (0..100) of the words it rests on."""
    worst = min(confidences, default=100)
    if worst < 50 or (worst < 70 and hit.reading is Reading.LIKELY):
        return replace(hit, reading=Reading.WEAK)
    return replace(hit, reading=Reading.LIKELY) if worst < 80 else hit


def _sentences(
    text: str, spans: list[tuple[int, int]], known: dict[int, Known], anchors: set[int]
) -> Iterator[_Sentence]:
    """The sentences that hold an anchor: a word by which lines are looked for."""
    ends = iter(sentence_ends(text))
    start, end = 0, next(ends)
    stretch = Stretch({}, 0)
    for at in known:
        while spans[at][0] >= end:
            if stretch.known:
                if not anchors.isdisjoint(stretch.known):
                    yield _closed(start, end, stretch, spans)
                stretch = Stretch({}, 0)
            start, end = end, next(ends)
        stretch.known[at] = known[at]
    if stretch.known and not anchors.isdisjoint(stretch.known):
        yield _closed(start, end, stretch, spans)


def _closed(start: int, end: int, stretch: Stretch, spans: list[tuple[int, int]]) -> _Sentence:
    stretch.last = max(stretch.known) + 1
    stretch.place()
    return _Sentence(start, min(end, spans[-1][1] + 1), stretch)


def _hit(
    rule: Rule,
    spans: list[tuple[int, int]],
    known: dict[int, Known],
    at: int,
    end: int,
    sentence: _Sentence,
) -> Hit:
    start, stop = spans[at][0], spans[end - 1][1]
    slip = any(known[i].slip for i in range(at, end) if i in known)
    return Hit(
        rule, start, stop,
        max(sentence.start, start - _LONGEST // 2), min(sentence.end, stop + _LONGEST // 2),
        Reading.LIKELY if slip else Reading.PLAIN,
    )  # fmt: skip


def _ready(rule: Rule, lexicon: Lexicon) -> _Ready:
    def read(lines: Sequence[str]) -> tuple[Sought, ...]:
        return tuple(Sought.of(read_line(line, lexicon.lists)) for line in lines)

    general = [line for name in rule.unless_passages for line in lexicon.passages[name]]
    return _Ready(rule, read(rule.any), read(rule.having), read([*rule.unless, *general]))


def _words(line: Line) -> Iterator[str]:
    for step in line:
        for option in step.alternatives:
            yield from option
