"""The tree a typed query becomes. Words in it are already normalised (see `text`)."""

from dataclasses import dataclass

from reopen.lib.search import text


@dataclass(frozen=True, slots=True)
class Word:
    """A word typed without quotes: found in all its endings, and in both spellings of a compound.

    `tokens` has several entries for a compound such as `Smith-Jones` or `88-1432`; then they are
    found side by side or written in one piece. `split` are the pieces around an apostrophe.
    """

    typed: str
    tokens: tuple[str, ...]
    split: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The word in one piece."""
        return text.joined(self.tokens)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotes: exactly these words as typed, in this order, side by side."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """`wit*`: every word that begins so."""

    start: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """`name~`: words at most `distance` letters away, or that look the same on a bad copy.

    A letter put in, left out, exchanged, or two neighbours swapped counts one.
    """

    token: str
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """Every part is on the page."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part is on the page."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not on the page."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Near:
    """Left and right stand at most `distance` words apart on the same page, in any order.

    Neighbours are one word apart. Each side is a Word, Phrase, Prefix, Fuzzy or an Or of these.
    A phrase counts from its nearer end.
    """

    left: "Node"
    right: "Node"
    distance: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Nothing was asked: every page the filters leave."""


Node = Word | Phrase | Prefix | Fuzzy | And | Or | Not | Near | Everything


def positional(node: Node) -> bool:
    """Whether the node has places on a page, so that it can be near something."""
    if isinstance(node, Or):
        return all(positional(part) for part in node.parts)
    return isinstance(node, Word | Phrase | Prefix | Fuzzy)


def joined_by_and(parts: list[Node]) -> Node:
    """One node for several that must all hold; nested Ands are laid flat."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part])
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else Everything()


def joined_by_or(parts: list[Node]) -> Node:
    """One node for several of which one must hold; nested Ors are laid flat."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else [part])
    return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else Everything()
