"""Makes the defense's copy of a page, worn the way copies are."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from reopen.lib.compare.synthetic.documents import Writer
from reopen.lib.compare.synthetic.grammar import Voice
from reopen.lib.compare.synthetic.noise import READERS, lose_words
from reopen.lib.compare.synthetic.redaction import alter, cut, redact
from reopen.lib.compare.synthetic.truth import Damage, Line, Paper, Piece, characters

_MARGIN = {"a": "note", "b": "jot"}
# The share of copies that a kind of damage befalls.
_BORN_DIGITAL, _ALTERED, _REDACTED, _CUT, _NOTES, _FAX, _HEADER = (
    0.2, 0.05, 0.28, 0.06, 0.09, 0.15, 0.2,
)  # fmt: skip


@dataclass(slots=True)
class Copy:
    """A page of the defense's file in the making, and the pages that are on it."""

    lines: list[Line]
    key: str = ""
    of: tuple[Paper, ...] = ()
    damages: set[Damage] = field(default_factory=set)
    character_error: float = 0.0
    redaction: float = 0.0
    missing: float = 0.0
    changed: tuple[str, str] | None = None


@dataclass(slots=True)
class Copier:
    """A copying machine with bad habits; numbers the pages that it stamps."""

    look: str
    rng: Random
    writer: Writer
    speak: Voice
    stamped: int = 0

    def copy(self, paper: Paper) -> Copy:
        """One copy; stamps and reading come with `finish`."""
        rng = self.rng
        made = Copy([list(line) for line in paper.lines], of=(paper,))
        altered = alter(made.lines, rng) if rng.random() < _ALTERED else None
        if altered:
            made.lines, made.changed = altered
            made.damages.add(Damage.ALTERED)
        if rng.random() < _REDACTED:
            made.lines, made.redaction = redact(made.lines, rng, rng.uniform(0.1, 0.5))
            made.damages.add(Damage.REDACTION)
        if rng.random() < _CUT:
            made.lines, lost = cut(made.lines, rng)
            made.missing = lost
            made.damages.add(Damage.CUT)
        made.missing = 1 - (1 - made.missing) * (1 - made.redaction)
        return made

    def merged(self, one: Copy, two: Copy) -> Copy:
        """Two pages on one sheet."""
        return Copy(
            [*one.lines, *two.lines],
            of=one.of + two.of,
            damages=one.damages | two.damages | {Damage.MERGED},
            redaction=max(one.redaction, two.redaction),
            missing=max(one.missing, two.missing),
            changed=one.changed or two.changed,
        )

    def split(self, one: Copy) -> tuple[Copy, Copy]:
        """One page on two sheets."""
        at = round(len(one.lines) * self.rng.uniform(0.35, 0.65))
        damages = one.damages | {Damage.SPLIT}
        return (
            replace(one, lines=one.lines[:at], damages=set(damages)),
            replace(one, lines=one.lines[at:], damages=set(damages)),
        )

    def finish(self, made: Copy, prefix: str) -> None:
        """Margin notes, the reading with its errors, and what machines print on top of it."""
        rng = self.rng
        if rng.random() < _NOTES:
            for _ in range(rng.randint(1, 4)):
                note: Line = [Piece(self.speak.word(_MARGIN[self.look]))]
                made.lines.insert(rng.randint(0, len(made.lines)), note)
            made.damages.add(Damage.MARGIN_NOTES)
        if rng.random() >= _BORN_DIGITAL:
            made.damages.add(Damage.RESCAN)
            made.character_error = character_error(rng)
            if rng.random() < 0.15:
                made.lines = lose_words(made.lines, rng, made.character_error / 2)
                made.damages.add(Damage.LOST_WORDS)
            made.lines = READERS[self.look](made.lines, rng, made.character_error)
        self.stamp(made, prefix)

    def stamp(self, made: Copy, prefix: str) -> None:
        """Bates number, running header, fax line."""
        rng = self.rng
        self.stamped += 1
        if prefix:
            number: Line = [Piece(f"{prefix}{self.stamped:06d}")]
            made.lines.insert(rng.choice((0, len(made.lines), len(made.lines))), number)
            made.damages.add(Damage.BATES)
        if rng.random() < _HEADER:
            made.lines.insert(0, [Piece(self._header())])
            made.damages.add(Damage.HEADER)
        if rng.random() < _FAX:
            made.lines.insert(0, [Piece(self._fax())])
            made.damages.add(Damage.FAX)

    def _header(self) -> str:
        return self.rng.choice(
            (
                "CONFIDENTIAL - PRODUCED SUBJECT TO PROTECTIVE ORDER",
                f"Discovery set {self.rng.randint(1, 9)}   volume {self.rng.randint(1, 30)}",
                f"COPY   COPY   COPY   {self.rng.randint(100, 999)}",
                f"Scanned {self.rng.randint(1, 12)}/{self.rng.randint(1, 28)}/2011",
            )
        )

    def _fax(self) -> str:
        rng = self.rng
        return (
            f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/{rng.randint(1994, 2009)} "
            f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}  555{rng.randint(0, 9999):04d}  "
            f"{self.speak.word('last').upper()} LAW OFFICE   PAGE {rng.randint(1, 40):02d}/40"
        )


def character_error(rng: Random) -> float:
    """The error rate of a reading: mostly fair, one in seven beyond 8 percent."""
    luck = rng.random()
    if luck < 0.5:
        return rng.uniform(0.0, 0.03)
    return rng.uniform(0.03, 0.08) if luck < 0.86 else rng.uniform(0.08, 0.15)


def folded(copies: list[Copy], copier: Copier, rng: Random) -> Iterator[Copy]:
    """The copies of a document; here and there two pages on one sheet, or one page on two."""
    at = 0
    while at < len(copies):
        luck = rng.random()
        if luck < 0.025 and at + 1 < len(copies):
            yield copier.merged(copies[at], copies[at + 1])
            at += 1
        elif luck < 0.055 and characters(copies[at].lines) > 500:
            yield from copier.split(copies[at])
        else:
            yield copies[at]
        at += 1
