"""The query language: what a person types, to a tree and notes.

    witness lineup          both words, in any ending (witness also finds witnesses)
    "was seen"              exactly these words, as typed
    gun OR pistol           either; AND and a space mean both; NOT or a leading - leaves out
    (gun OR pistol) car     parentheses group
    gun w/10 car            at most 10 words apart in any order; also NEAR/10 and "gun car"~10
    wit*                    words that begin so
    Kowalski~  Kowalski~2   one or two letters different, and shapes a bad copy confuses

`NOT` binds closest, then `w/10`, then `AND`, then `OR`. Nothing a person types is an error: what
cannot be understood is left out or read as plain words, and a note says so.
"""

from dataclasses import dataclass

from reopen.lib.search.lexing import Token, lex
from reopen.lib.search.query import (
    And,
    Near,
    Node,
    Not,
    joined_by_and,
    joined_by_or,
    positional,
)

DEEPEST = 20
_NOTHING = And(())  # where a part was left out


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree, and one sentence for each thing that was not taken as typed."""

    node: Node
    notes: tuple[str, ...]


def parse(typed: str) -> Parsed:
    """Read what a person typed. Never fails; an empty query is `Everything`."""
    notes: list[str] = []
    node = _Parser(lex(typed, notes), notes).run()
    return Parsed(node, tuple(dict.fromkeys(notes)))


class _Parser:
    def __init__(self, tokens: list[Token], notes: list[str]) -> None:
        self.notes = notes
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def run(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.tokens):
            parts.append(self._any())
            if self._peek() == "close":
                self.notes.append("A closing parenthesis has no opening one; it was left out.")
                self.at += 1
        return joined_by_and([part for part in parts if part != _NOTHING])

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def _any(self) -> Node:
        parts = [self._all()]
        while self._peek() == "or":
            self.at += 1
            parts.append(self._all())
        kept = [part for part in parts if part != _NOTHING]
        if len(kept) < len(parts) > 1:
            self.notes.append("OR has nothing on one side; it was left out.")
        return joined_by_or(kept) if kept else _NOTHING

    def _all(self) -> Node:
        parts: list[Node] = []
        while self._peek() not in ("or", "close", "end"):
            if self._peek() == "and":
                self.at += 1
                if not parts or self._peek() in ("and", "or", "close", "end"):
                    self.notes.append("AND has nothing on one side; it was left out.")
                continue
            parts.append(self._near())
        kept = [part for part in parts if part != _NOTHING]
        return joined_by_and(kept) if kept else _NOTHING

    def _near(self) -> Node:
        left = self._one()
        found: list[Node] = []
        while self._peek() == "near":
            reach = self.tokens[self.at].reach
            self.at += 1
            right = (
                self._one()
                if self._peek() not in ("near", "and", "or", "close", "end")
                else _NOTHING
            )
            if _NOTHING in (left, right):
                self.notes.append(
                    "A distance such as w/10 needs a word on both sides; it was left out."
                )
                left = right if left == _NOTHING else left
            elif positional(left) and positional(right):
                found.append(Near(left, right, reach))
                left = right
            else:
                self.notes.append(
                    "A distance works between words and phrases; this one was read as AND."
                )
                found.extend([left, right])
                left = right
        return joined_by_and(found) if found else left

    def _one(self) -> Node:
        token = self.tokens[self.at] if self.at < len(self.tokens) else Token("end")
        if token.kind in ("near", "and", "or", "close", "end"):
            return _NOTHING
        self.at += 1
        if token.kind == "not":
            nots = 1
            while self._peek() == "not":
                self.at += 1
                nots += 1
            part = self._one()
            return part if nots % 2 == 0 else self._negated(part, "NOT")
        if token.kind == "open":
            inner = self._parenthesis()
            return self._negated(inner, "-") if token.negated else inner
        node = token.node if token.node is not None else _NOTHING
        return Not(node) if token.negated else node

    def _negated(self, part: Node, sign: str) -> Node:
        if part == _NOTHING:
            self.notes.append(f"{sign} has nothing after it; it was left out.")
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _parenthesis(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self.notes.append(f"Parentheses deeper than {DEEPEST} were left out.")
            self.depth -= 1
            return _NOTHING
        inner = self._any()
        self.depth -= 1
        if self._peek() == "close":
            self.at += 1
        else:
            self.notes.append("A parenthesis is not closed; it was closed at the end.")
        return inner
