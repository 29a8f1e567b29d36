"""The rule pass: every place of a text where a rule of the lexicon is met."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from reopen.lib.flags.contract import Hit, Reading, Rule
from reopen.lib.flags.lexicon import Lexicon
from reopen.lib.flags.lines import Written, read_line
from reopen.lib.flags.matching import Lines, Sought, Stretch, bits_of
from reopen.lib.flags.terms import END, Alphabet, Memory
from reopen.lib.flags.tokens import ends_of, parts_of

_LONGEST = 600  # letters of a passage; a text without full stops is one sentence


@dataclass(frozen=True, slots=True)
class _Backing:
    """Lines that take flags of a sentence back, and those that spare them."""

    lines: Lines
    but: Lines

    def stands(self, sentence: Stretch) -> bool:
        return self.lines.stand(sentence) and not self.but.stand(sentence)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its lines made ready; passages that rules share are the same objects."""

    rule: Rule
    any: tuple[Sought, ...]
    having: Lines | None
    unless: tuple[_Backing, ...]


class _Found(NamedTuple):
    """A rule met in a sentence, from one word up to another."""

    rule: Rule
    start: int
    end: int
    sentence: Stretch


class Scanner:
    """A lexicon made ready. One is kept for many pages: it remembers the words it met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        written = _read(lexicon)
        alphabet = Alphabet(word for each in written.values() for word in _words(each))
        sought = {line: Sought(each, alphabet) for line, each in written.items()}
        self._rules = _ready(lexicon, sought)
        self._exact = Memory(alphabet, slips=False)
        self._slips = Memory(alphabet, slips=True)
        self._by_letter: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            for place, line in enumerate(rule.any):
                for letter in line.anchors:
                    self._by_letter[letter].append((number, place, line.second_bits))
        self._anchors = frozenset(self._by_letter)

    def scan(self, text: str, *, slips: bool = False) -> list[Hit]:
        """What the rules find, in the order of the text; a rule is met once in a sentence.

        `slips` forgives what a reader of images confuses; for text that came as text, leave it.
        """
        memory = self._slips if slips else self._exact
        memory.tidy()
        parts = parts_of(text)
        letters = "".join(map(memory.__getitem__, parts[1::2]))
        found = list(self._found(letters))
        if not found:
            return []
        page = _Page(text, parts, ends_of(parts), memory.slipped)
        hits = [page.hit(each) for each in found]
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.rule.key))

    def _found(self, page: str) -> Iterator[_Found]:
        """The rules met, sentence by sentence."""
        start = 0
        for words in page.split(END):
            known, end = set(words), start + len(words)
            anchors = known & self._anchors
            if anchors:
                present = bits_of(known)
                wanted = {
                    (number, place)
                    for letter in anchors
                    for number, place, second in self._by_letter[letter]
                    if present & second
                }
                yield from self._found_in(Stretch(page, start, end, present), sorted(wanted))
            start = end + 1

    def _found_in(self, sentence: Stretch, wanted: list[tuple[int, int]]) -> Iterator[_Found]:
        """The rules that hold in a sentence, each with its first line there."""
        settled = -1
        backed: dict[int, bool] = {}  # rules share passages
        for number, place in wanted:
            if number == settled:
                continue
            ready = self._rules[number]
            for start, end in ready.any[place].met(sentence):
                if _taken_back(ready, sentence, backed):
                    settled = number
                elif _has(ready, sentence, start, end):
                    settled = number
                    yield _Found(ready.rule, start, end, sentence)
                if settled == number:
                    break


def read_as(hit: Hit, confidences: Sequence[int]) -> Hit:
    """The hit with its reading judged by the confidence (0..100) of the words it rests on."""
    worst = min(confidences, default=100)
    if worst < 50 or (worst < 70 and hit.reading is Reading.LIKELY):
        return replace(hit, reading=Reading.WEAK)
    return replace(hit, reading=Reading.LIKELY) if worst < 80 else hit


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's text with its tokens, for what was found on it."""

    text: str
    parts: Sequence[str]
    ends: Sequence[int]
    slipped: Set[str]

    def hit(self, found: _Found) -> Hit:
        start, stop = self.ends[2 * found.start], self.ends[2 * found.end - 1]
        first, last = 2 * found.sentence.start, 2 * found.sentence.end
        begin = self.ends[first - 1] if first else 0
        end = self.ends[min(last + 1, len(self.ends) - 1)]
        words = self.parts[2 * found.start + 1 : 2 * found.end : 2]
        return Hit(
            found.rule, start, stop,
            max(begin, start - _LONGEST // 2), min(end, stop + _LONGEST // 2),
            Reading.PLAIN if self.slipped.isdisjoint(words) else Reading.LIKELY,
        )  # fmt: skip


def _taken_back(ready: _Ready, sentence: Stretch, backed: dict[int, bool]) -> bool:
    for backing in ready.unless:
        known = backed.get(id(backing))
        if known is None:
            known = backed[id(backing)] = backing.stands(sentence)
        if known:
            return True
    return False


def _has(ready: _Ready, sentence: Stretch, start: int, end: int) -> bool:
    """Whether one of the lines that must be near is near."""
    if ready.having is None:
        return True
    within, page = ready.rule.within, sentence.page
    if within:
        start, end = max(start - within, 0), min(end + within, len(page))
        sentence = Stretch(page, start, end, bits_of(set(page[start:end])))
    return ready.having.stand(sentence)


def _read(lexicon: Lexicon) -> dict[str, Written]:
    """Every line of the lexicon, read."""
    lines = [line for rule in lexicon.rules for line in (*rule.any, *rule.having, *rule.unless)]
    for passage in lexicon.passages.values():
        lines += [*passage.lines, *passage.but]
    return {line: read_line(line, lexicon.lists) for line in lines}


def _ready(lexicon: Lexicon, sought: dict[str, Sought]) -> list[_Ready]:
    def of(lines: Sequence[str]) -> tuple[Sought, ...]:
        return tuple(sought[line] for line in lines)

    def back(lines: Sequence[str], but: Sequence[str] = ()) -> _Backing:
        return _Backing(Lines(of(lines)), Lines(of(but)))

    shared = {name: back(each.lines, each.but) for name, each in lexicon.passages.items()}
    return [
        _Ready(
            rule,
            of(rule.any),
            Lines(of(rule.having)) if rule.having else None,
            (back(rule.unless), *(shared[name] for name in rule.unless_passages)),
        )
        for rule in lexicon.rules
    ]


def _words(written: Written) -> Iterator[str]:
    for line in written:
        for step in line:
            for option in step.alternatives:
                yield from option
