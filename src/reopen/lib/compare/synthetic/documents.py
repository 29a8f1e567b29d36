"""Writes documents: a head, a body of sentences laid out in pages, or a form that is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from reopen.lib.compare.synthetic.cases import Case, Matter
from reopen.lib.compare.synthetic.grammar import Kind, Rules, Slot, Template, Voice
from reopen.lib.compare.synthetic.truth import Family, Line, LookAlike, Paper, Piece

BLANK = "________"
_LEAST_LINES = 7
_AUTHORS = ("detective", "officer", "witness", "other", "da", "defender")
_HEAD = (
    "docdate", "clock", "suppno", "witness", "phone", "eventno", "labno", "exam", "unit", "analyst",
    "badge", "lawword", "detective", "address",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A document before it is laid out: look-alikes are made from its sentences and its head."""

    kind: Kind
    matter: Matter
    units: list[str]
    width: int
    height: int
    filled: dict[str, str] = field(default_factory=dict)
    look_alikes: set[LookAlike] = field(default_factory=set)


@dataclass(slots=True)
class Writer:
    """Writes the documents of one look; numbers every page it writes."""

    rules: Rules
    rng: Random
    origins: Iterator[int] = field(default_factory=count)

    def voice(self, matter: Matter) -> Voice:
        return Voice(self.rules, matter, self.rng)

    def draft(self, kind: Kind, case: Case) -> Draft:
        """A new document of that kind."""
        made = Draft(
            kind,
            self.head(kind, case),
            [],
            width=self.rng.randint(58, 84),
            height=25 if kind.body == "qa" else self.rng.randint(26, 46),
        )
        if kind.body == "fixed":
            made.filled = self.fill(made, kept={})
        else:
            self.write(made)
        return made

    def head(self, kind: Kind, case: Case) -> Matter:
        """What every page of a document says of it."""
        matter = Matter(case)
        voice = self.voice(matter)
        for name in _HEAD:
            if name in self.rules or case.fact(name, self.rng) is not None:
                matter.settled[name] = voice.word(name)
        matter.settled["author"] = voice.word(self.rng.choice(_AUTHORS))
        matter.settled["addressee"] = voice.word(self.rng.choice(_AUTHORS))
        return matter

    def write(self, draft: Draft) -> None:
        """Sentences for as many pages as the kind has, the last one often not full."""
        low, high = draft.kind.pages
        pages = self.rng.randint(low, high)
        body = Matter(draft.matter.case)  # only the head holds on to its facts
        voice = self.voice(body)
        wanted = int((pages - 1 + self.rng.uniform(0.35, 0.95)) * (draft.height - 5))
        boiler = list(range(len(self.rules["boiler"]))) if draft.kind.body == "motion" else []
        have = 0
        while have < wanted:
            if boiler and self.rng.random() < 0.3:
                unit = voice.say(self.rules["boiler"][boiler.pop(0)])
            else:
                unit = self.sentence(draft.kind, voice)
            draft.units.append(unit)
            have += max(1, len(unit) // draft.width + (draft.kind.body in {"qa", "motion"}))

    def sentence(self, kind: Kind, voice: Voice) -> str:
        """One sentence, row, note, or question with its answer."""
        if kind.body != "qa":
            return voice.word(kind.sentence)
        answer = "answer" if kind.sentence == "question" else "a"
        said = f"Q. {voice.word(kind.sentence)}\nA. {voice.word(answer)}"
        return f"{said}\n{voice.word('aside')}" if self.rng.random() < 0.07 else said

    def fill(self, draft: Draft, kept: dict[str, str]) -> dict[str, str]:
        """What is written into the blanks of a form; some stay empty, `kept` ones stay."""
        voice = self.voice(draft.matter)
        filled = {}
        for slot in (p for line in draft.kind.first for p in line if isinstance(p, Slot)):
            if not slot.field:
                continue
            empty = self.rng.random() < 0.12 and slot.name != "docdate"
            said = "" if empty else voice.fill(slot)
            filled[slot.field] = kept.get(slot.field, said)
        return filled

    def pages(self, draft: Draft) -> list[Paper]:
        """The document as pages."""
        family = Family(draft.kind.family)
        sheets = [self._form(draft)] if family is Family.FORM else list(self._laid_out(draft))
        return [
            Paper(
                next(self.origins), draft.kind.name, family, draft.matter.case.number, lines,
                set(draft.look_alikes),
            )
            for lines in sheets
        ]  # fmt: skip

    def _form(self, draft: Draft) -> list[Line]:
        voice = self.voice(draft.matter)
        lines = []
        for parts in draft.kind.first:
            line: Line = []
            for part in parts:
                if isinstance(part, str):
                    line.append(Piece(part))
                elif part.field:
                    said = draft.filled[part.field]
                    line.append(Piece(said or BLANK, part.field))
                else:
                    line.append(Piece(voice.fill(part)))
            lines.append(line)
        return lines

    def _laid_out(self, draft: Draft) -> Iterator[list[Line]]:
        voice = self.voice(draft.matter)
        body = list(_body(draft, self.rng))
        first, number = 0, 1
        while first < len(body):
            draft.matter.settled["pageno"] = str(number)
            head = _spoken(draft.kind.first if number == 1 else draft.kind.later, voice)
            room = max(_LEAST_LINES, draft.height - len(head))
            lines = body[first : first + room]
            first, number = first + room, number + 1
            if number > 2 and len(lines) < _LEAST_LINES:
                return
            if draft.kind.body == "qa":
                lines = [f"{at:2d}  {line}" for at, line in enumerate(lines, 1)]
            foot = _spoken(draft.kind.foot, voice) if first >= len(body) else []
            yield [[Piece(line)] for line in (*head, *lines, *foot)]


def _spoken(lines: tuple[Template, ...], voice: Voice) -> list[str]:
    return [voice.say(line) for line in lines]


def _body(draft: Draft, rng: Random) -> Iterator[str]:
    """The lines of the body, wrapped; prose is grouped in paragraphs."""
    style = draft.kind.body
    if style == "rows":
        yield from draft.units
        return
    if style == "prose":
        at = 0
        while at < len(draft.units):
            size = rng.randint(2, 7)
            yield from wrapped("    " + " ".join(draft.units[at : at + size]), draft.width)
            at += size
        return
    for number, unit in enumerate(draft.units, 1):
        lead = f"{number:>4}. " if style == "motion" else ""
        for part in (lead + unit).split("\n"):
            yield from wrapped(part, draft.width)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most about that many characters, broken between words."""
    line = text[: len(text) - len(text.lstrip())]
    for word in text.split():
        if len(line) + len(word) > width and line.strip():
            yield line.rstrip()
            line = ""
        line += word + " "
    if line.strip():
        yield line.rstrip()
