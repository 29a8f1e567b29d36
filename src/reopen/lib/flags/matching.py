"""Whether a line stands in a sentence of which only the lexicon's words are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reopen.lib.flags.lines import Line
from reopen.lib.flags.terms import Known

# Words of most pages: a line is not looked for by them if it has another word.
_COMMON = frozenset({
    "a", "and", "appellant", "be", "by", "case", "could", "court", "defendant", "did", "evidence",
    "for", "from", "had", "he", "her", "him", "his", "in", "is", "it", "no", "not", "of", "on",
    "one", "or", "people", "petitioner", "police", "prosecution", "she", "state", "statement",
    "testified", "testimony", "that", "the", "they", "to", "victim", "was", "were", "who", "with",
    "witness",
})  # fmt: skip


@dataclass(slots=True)
class Stretch:
    """Words of a text that belong together: those the lexicon knows, by their number."""

    known: dict[int, Known]
    last: int  # after the last word
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def place(self) -> None:
        """Note where each of the lexicon's words stands; without it nothing is met."""
        for at, seen in self.known.items():
            for term in seen.terms:
                self.places[term].append(at)


@dataclass(frozen=True, slots=True)
class Sought:
    """A line made ready: for each step, the words it may begin with."""

    line: Line
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, line: Line) -> "Sought":
        return cls(
            line, tuple(frozenset(option[0] for option in step.alternatives) for step in line)
        )

    @property
    def rarest(self) -> frozenset[str]:
        """The step with the least usual words: a sentence without one cannot hold the line."""
        return min(self.needs, key=lambda need: (len(need & _COMMON), len(need)))

    def met(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        """First word and after the last word, wherever the line stands, from the left."""
        present = stretch.places.keys()
        for need in self.needs:
            if need.isdisjoint(present):
                return
        begins = {at for word in self.needs[0] & present for at in stretch.places[word]}
        for at in sorted(begins):
            end = _end_of(stretch, self.line, 0, at)
            if end:
                yield at, end


def stands(sought: Iterable[Sought], stretch: Stretch) -> bool:
    """Whether one of the lines stands in the stretch."""
    return any(next(each.met(stretch), None) for each in sought)


def _end_of(stretch: Stretch, line: Line, step: int, at: int) -> int:
    """After the last word of the line whose step stands at this word; 0 if it does not."""
    known = stretch.known
    for option in line[step].alternatives:
        if option[0] in known[at].terms and _rest_stands(known, option, at):
            after = at + len(option)
            if step + 1 == len(line):
                return after
            for beyond in range(after, min(after + line[step + 1].gap + 1, stretch.last)):
                end = _end_of(stretch, line, step + 1, beyond) if beyond in known else 0
                if end:
                    return end
    return 0


def _rest_stands(known: dict[int, Known], option: Sequence[str], at: int) -> bool:
    for beyond in range(1, len(option)):
        seen = known.get(at + beyond)
        if seen is None or option[beyond] not in seen.terms:
            return False
    return True
