"""Reads the word lists and page templates of a look, and speaks by them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Protocol

_SLOT = re.compile(r"\{(\^?)(?:(\w+)=)?(\w+)\}")
_FOLDER = Path(__file__).parent / "looks"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word; capital is "first", "all" or ""."""

    name: str
    capital: str = ""
    field: str = ""


Template = tuple[str | Slot, ...]
Rules = dict[str, tuple[Template, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: how its first page, its later pages and its end look, what its body is."""

    name: str
    family: str
    body: str
    sentence: str
    pages: tuple[int, int]
    first: tuple[Template, ...]
    later: tuple[Template, ...]
    foot: tuple[Template, ...]


class Facts(Protocol):
    """What is settled by the case or the document, asked before the word lists."""

    def fact(self, name: str, rng: Random) -> str | None: ...


def template(line: str) -> Template:
    """A line with {places} in it, taken apart."""
    parts: list[str | Slot] = []
    at = 0
    for found in _SLOT.finditer(line):
        if found.start() > at:
            parts.append(line[at : found.start()])
        first, blank, name = found.groups()
        capital = "all" if name.isupper() else "first" if first else ""
        parts.append(Slot(name.lower(), capital, blank or ""))
        at = found.end()
    return (*parts, line[at:]) if at < len(line) else tuple(parts)


@lru_cache(maxsize=4)
def rules(look: str) -> Rules:
    """The word lists of a look."""
    made: dict[str, list[Template]] = {}
    name, commas = "", False
    for line in (_FOLDER / f"{look}.words").read_text("utf-8").splitlines():
        if line[:1] in {"=", ":"}:
            name, commas = line[1:].strip(), line[0] == "="
        elif line.strip() and line[0] != "#":
            words = line.split(",") if commas else [line]
            made.setdefault(name, []).extend(template(word.strip()) for word in words)
    return {name: tuple(lines) for name, lines in made.items()}


@lru_cache(maxsize=4)
def kinds(look: str) -> tuple[Kind, ...]:
    """The kinds of pages of a look."""
    text = (_FOLDER / f"{look}.pages").read_text("utf-8")
    blocks = re.findall(r"^doc (.+?)\n(.*?)^end$", text, re.MULTILINE | re.DOTALL)
    return tuple(_kind(head.split(), body) for head, body in blocks)


def _kind(head: list[str], text: str) -> Kind:
    name, family, body, sentence, pages = head
    first, later, foot = (
        tuple(template(line) for line in part.splitlines())
        for part in re.split(r"^---\n", text, flags=re.MULTILINE)
    )
    low, high = pages.split("-")
    return Kind(name, family, body, sentence, (int(low), int(high)), first, later, foot)


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks by rules, with the facts of a case."""

    rules: Rules
    facts: Facts
    rng: Random

    def word(self, name: str) -> str:
        """A fact, or a line of a list taken at random and spoken."""
        fact = self.facts.fact(name, self.rng)
        if fact is not None:
            return fact
        lines = self.rules[name]
        return self.say(lines[int(self.rng.random() * len(lines))])

    def say(self, line: Template) -> str:
        """The line with every place filled."""
        return "".join(part if isinstance(part, str) else self.fill(part) for part in line)

    def fill(self, slot: Slot) -> str:
        """What stands in one place."""
        said = self.word(slot.name)
        if slot.capital == "all":
            return said.upper()
        return said[:1].upper() + said[1:] if slot.capital else said
