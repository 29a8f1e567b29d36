"""Packs two boxes: the prosecution's file, and what the defense was given and had of its own."""

from dataclasses import dataclass, field
from random import Random

from reopen.lib.compare.contract import Sheet
from reopen.lib.compare.synthetic.alike import look_alike
from reopen.lib.compare.synthetic.cases import Case, Matter
from reopen.lib.compare.synthetic.copying import Copier, Copy, folded
from reopen.lib.compare.synthetic.documents import Draft, Writer
from reopen.lib.compare.synthetic.grammar import Voice, kinds
from reopen.lib.compare.synthetic.noise import READERS
from reopen.lib.compare.synthetic.truth import (
    Damage,
    Family,
    Line,
    LookAlike,
    Paper,
    Piece,
    Size,
    text_of,
)

_FORMS = 0.25  # of all pages
_GIVEN, _IN_PART = 0.5, 0.16  # documents given whole; given with pages missing
_ALIKE = {Family.CONTENT: 0.2, Family.FORM: 0.4}
_TWICE = 0.06  # documents that the prosecution has twice


@dataclass(slots=True)
class Held:
    """A page in the prosecution's file."""

    key: str
    paper: Paper
    error: float
    again: bool = False


@dataclass(slots=True)
class Packer:
    """Both boxes while they fill."""

    size: Size
    rng: Random
    writer: Writer
    copier: Copier
    cases: list[Case]
    prosecution: list[Sheet] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    given: list[list[Copy]] = field(default_factory=list)
    strangers: list[Paper] = field(default_factory=list)
    compiled: list[Copy] = field(default_factory=list)

    def pick(self) -> Draft:
        """A document of some kind for some case; big cases have more."""
        wanted = Family.FORM if self.rng.random() < self.forms else Family.CONTENT
        some = [kind for kind in kinds(self.size.look) if kind.family == wanted]
        return self.writer.draft(self.rng.choice(some), self.case())

    @property
    def forms(self) -> float:
        """The share of documents that are forms, so that a quarter of the pages are."""
        content = [kind for kind in kinds(self.size.look) if kind.family == Family.CONTENT]
        mean = sum(sum(kind.pages) / 2 for kind in content) / len(content)
        share = _FORMS * mean / (_FORMS * mean + 1 - _FORMS)
        return share * 0.86  # forms have look-alikes more often

    def case(self) -> Case:
        weights = [1 / (case.number + 1) for case in self.cases]
        return self.rng.choices(self.cases, weights)[0]

    # -- the prosecution's box ----------------------------------------------------------------

    def hold(self, papers: list[Paper]) -> None:
        """Put a document into the prosecution's file, now and then twice."""
        self._hold(papers, again=False)
        if self.rng.random() < _TWICE:
            for paper in papers:
                paper.look_alikes.add(LookAlike.DUPLICATE)
            self._hold(papers, again=True)

    def _hold(self, papers: list[Paper], *, again: bool) -> None:
        document = f"p{len(self.held):06d}"
        for number, paper in enumerate(papers, 1):
            key = f"p{len(self.held) + 1:06d}"
            lines, error = self.read(paper.lines)
            self.held.append(Held(key, paper, error, again))
            self.prosecution.append(
                Sheet(key, document, number, text_of(lines), confidence(error, self.rng))
            )

    def read(self, lines: list[Line]) -> tuple[list[Line], float]:
        """The prosecution's own reading: half of its pages are clean."""
        luck = self.rng.random()
        error = 0.0 if luck < 0.5 else self.rng.uniform(0, 0.02 if luck < 0.8 else 0.06)
        read = READERS[self.size.look](lines, self.rng, error) if error else lines
        stamp: list[Line] = [[Piece(f"SAO {len(self.held) + 1:07d}")]]
        return ([*read, *stamp] if self.size.look == "a" else read), error

    # -- the defense's box --------------------------------------------------------------------

    def give(self, papers: list[Paper]) -> None:
        """Give a document: whole, in part, shuffled, under a cover, or among others."""
        copies = list(folded([self.copier.copy(paper) for paper in papers], self.copier, self.rng))
        if len(copies) > 1 and self.rng.random() < 0.12:
            self.rng.shuffle(copies)
            _mark(copies, Damage.REORDERED)
        if self.rng.random() < 0.06:
            _mark(copies, Damage.COMPILATION)
            self.compiled.extend(copies)
            return
        if self.rng.random() < 0.12:
            _mark(copies, Damage.COVER_SHEET)
            copies.insert(0, Copy([[Piece(line)] for line in self.cover(len(papers))]))
        self.given.append(copies)

    def cover(self, pages: int) -> list[str]:
        voice = Voice(self.writer.rules, Matter(self.case()), self.rng)
        return [
            "FACSIMILE TRANSMITTAL", f"TO: {voice.word('defender')}", f"FROM: {voice.word('da')}",
            f"DATE: {voice.word('date')}    PAGES: {pages + 1}", f"RE: {voice.word('docket')}",
            "The information contained in this facsimile is intended only for the person named",
        ]  # fmt: skip

    def deal(self, draft: Draft) -> None:
        """Write a document, decide who has it; its look-alike goes where it misleads most."""
        twin = None
        if self.rng.random() < _ALIKE[Family(draft.kind.family)]:
            twin = look_alike(self.writer, draft, self.cases)
        papers = self.writer.pages(draft)
        self.hold(papers)
        luck = self.rng.random()
        if luck < _GIVEN:
            self.give(papers)
        elif luck < _GIVEN + _IN_PART:
            some = [paper for paper in papers if self.rng.random() < 0.6]
            if some:
                self.give(some)
        if twin is not None:
            self.mislead(self.writer.pages(twin))

    def mislead(self, papers: list[Paper]) -> None:
        """The look-alike: only the defense has it, both have it, or only the prosecution."""
        luck = self.rng.random()
        if luck < 0.4:
            self.strangers.extend(papers)
            self.give(papers)
            return
        self.hold(papers)
        if luck < 0.75:
            self.give(papers)

    def fill(self) -> None:
        """Until both boxes are full."""
        while len(self.held) < self.size.pages:
            self.deal(self.pick())
        while sum(map(len, self.given)) + len(self.compiled) < self.size.defense_pages:
            papers = self.writer.pages(self.pick())
            self.strangers.extend(papers)
            self.give(papers)
        while self.compiled:
            count = self.rng.randint(6, 30)
            self.given.append(self.compiled[:count])
            del self.compiled[:count]
        self.rng.shuffle(self.given)


def confidence(error: float, rng: Random) -> float:
    """What a reading thinks of itself: falls with the errors, not reliably."""
    return 1.0 if not error else max(0.3, min(0.99, 0.97 - 3 * error + rng.gauss(0, 0.03)))


def _mark(copies: list[Copy], damage: Damage) -> None:
    for copy in copies:
        copy.damages.add(damage)
