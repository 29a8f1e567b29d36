"""The rule pass: every place of a text where a rule of the lexicon is met."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reopen.lib.flags.contract import Hit, Reading, Rule
from reopen.lib.flags.lexicon import Lexicon
from reopen.lib.flags.lines import Line, read_line
from reopen.lib.flags.matching import Lines, Sought, Stretch, first_of
from reopen.lib.flags.terms import END, Alphabet, Memory
from reopen.lib.flags.tokens import ends_of, parts_of

_LONGEST = 600  # letters of a passage; a text without full stops is one sentence


@dataclass(frozen=True, slots=True)
class _Backing:
    """Lines that take flags of a sentence back, and those that spare them."""

    lines: int
    but: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its lines, as bits of their numbers; passages that rules share are one object."""

    rule: Rule
    after: int  # the number after the last of its own lines
    having: int
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
        lines, rules = _ready(lexicon)
        written = [read_line(line, lexicon.lists) for line in lines]
        alphabet = Alphabet(word for line in written for word in _words(line))
        self._lines = Lines([Sought(line, alphabet) for line in written])
        self._exact = Memory(alphabet, slips=False)
        self._slips = Memory(alphabet, slips=True)
        self._rule_of = [ready for ready in rules for _ in ready.rule.any]
        self._pointing = (1 << len(self._rule_of)) - 1  # the lines that point at something

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
            end = start + len(words)
            sentence = self._lines.stretch(page, start, end)
            if sentence.may & self._pointing:
                yield from self._found_in(sentence)
            start = end + 1

    def _found_in(self, sentence: Stretch) -> Iterator[_Found]:
        """The rules that hold in a sentence, each with its first line there."""
        backed: dict[int, bool] = {}  # rules share passages
        wanted = sentence.may & self._pointing
        while wanted:
            number = first_of(wanted)
            wanted &= wanted - 1  # without the first
            line, ready, at = self._lines[number], self._rule_of[number], sentence.start
            while place := line.met(sentence, at):
                taken_back = self._taken_back(ready, sentence, backed)
                if taken_back or self._has(ready, sentence, *place):
                    wanted = wanted >> ready.after << ready.after  # the rule is settled
                    if not taken_back:
                        yield _Found(ready.rule, *place, sentence)
                    break
                at = place[1]

    def _taken_back(self, ready: _Ready, sentence: Stretch, backed: dict[int, bool]) -> bool:
        for backing in ready.unless:
            known = backed.get(id(backing))
            if known is None:
                stands, may = self._lines.one_stands, sentence.may
                known = bool(may & backing.lines) and (
                    stands(backing.lines, sentence) and not stands(backing.but, sentence)
                )
                backed[id(backing)] = known
            if known:
                return True
        return False

    def _has(self, ready: _Ready, sentence: Stretch, start: int, end: int) -> bool:
        """Whether one of the lines that must be near is near."""
        if not ready.having:
            return True
        within, page = ready.rule.within, sentence.page
        if within:
            sentence = self._lines.stretch(
                page, max(start - within, 0), min(end + within, len(page))
            )
        return self._lines.one_stands(ready.having, sentence)


def read_as(hit: Hit, confidences: Sequence[int]) -> Hit:
    """The hit with its reading judged by the confidence (0..100) of the words it rests on."""
    worst = min(confidences, default=100)
    if worst < 50 or (worst < 70 and hit.reading is Reading.LIKELY):
        return Hit(*hit[:-1], Reading.WEAK)
    return Hit(*hit[:-1], Reading.LIKELY) if worst < 80 else hit


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's text with its tokens, for what was found on it."""

    text: str
    parts: Sequence[str]
    ends: Sequence[int]
    slipped: Set[str]

    def hit(self, found: _Found) -> Hit:
        rule, first, last, (_, sentence, close, _) = found
        ends = self.ends
        start, stop = ends[2 * first], ends[2 * last - 1]
        begin = ends[2 * sentence - 1] if sentence else 0
        end = ends[min(2 * close + 1, len(ends) - 1)]
        sure = not self.slipped or self.slipped.isdisjoint(self.parts[2 * first + 1 : 2 * last : 2])
        return Hit(
            rule, start, stop,
            max(begin, start - _LONGEST // 2), min(end, stop + _LONGEST // 2),
            Reading.PLAIN if sure else Reading.LIKELY,
        )  # fmt: skip


def _ready(lexicon: Lexicon) -> tuple[list[str], list[_Ready]]:
    """Every line of the lexicon, and its rules; the lines that point come first, rule by rule."""
    lines = [line for rule in lexicon.rules for line in rule.any]
    after = accumulate(len(rule.any) for rule in lexicon.rules)

    def of(more: Sequence[str]) -> int:
        first = len(lines)
        lines.extend(more)
        return (1 << len(lines)) - (1 << first)

    shared = {
        name: _Backing(of(each.lines), of(each.but)) for name, each in lexicon.passages.items()
    }
    return lines, [
        _Ready(
            rule,
            end,
            of(rule.having),
            (_Backing(of(rule.unless), 0), *(shared[name] for name in rule.unless_passages)),
        )
        for rule, end in zip(lexicon.rules, after, strict=True)
    ]


def _words(line: Line) -> Iterator[str]:
    for step in line.steps:
        for option in step.alternatives:
            yield from option
