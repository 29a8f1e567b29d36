"""What is known of every made-up page: where its copies are and what befell them."""

from dataclasses import dataclass, field
from enum import StrEnum

from reopen.lib.compare.contract import Sheet, Status


class Family(StrEnum):
    """Pages with their own text, and forms that share a template with others."""

    CONTENT = "content"
    FORM = "form"


class Damage(StrEnum):
    """What a copy may have been through."""

    RESCAN = "rescan"
    LOST_WORDS = "lost_words"
    BATES = "bates"
    HEADER = "header"
    FAX = "fax"
    REDACTION = "redaction"
    CUT = "cut"
    MERGED = "merged"
    SPLIT = "split"
    REORDERED = "reordered"
    COVER_SHEET = "cover_sheet"
    COMPILATION = "compilation"
    MARGIN_NOTES = "margin_notes"
    ALTERED = "altered"


class LookAlike(StrEnum):
    """Another page that could be taken for this one."""

    SAME_FORM = "same_form"
    SAME_FORM_SAME_PERSON = "same_form_same_person"
    TWO_TRANSCRIPTS = "two_transcripts"
    TWO_MOTIONS = "two_motions"
    SUPPLEMENT = "supplement"
    TWO_DRAFTS = "two_drafts"
    DUPLICATE = "duplicate"
    BLANK_FORM = "blank_form"


@dataclass(frozen=True, slots=True)
class Truth:
    """One page of the prosecution's file.

    `copies` are the keys of the defense's pages that hold it or a part of it. `character_error` is
    the worse of its two readings; `redaction` and `missing` are shares of its characters, the
    latter with what was cut away. `tellable` is false where the text that is left on a copy fits
    another page of the same form as well, so that nobody could decide by text. `changed` holds
    what was written, and what it was replaced by.
    """

    key: str
    status: Status
    kind: str
    family: Family
    case: int
    copies: frozenset[str] = frozenset()
    damages: frozenset[Damage] = frozenset()
    look_alikes: frozenset[LookAlike] = frozenset()
    character_error: float = 0.0
    redaction: float = 0.0
    missing: float = 0.0
    tellable: bool = True
    changed: tuple[str, str] | None = None

    @property
    def in_domain(self) -> bool:
        """Whether it is within what the comparison promises to survive."""
        return self.character_error <= 0.08 and self.redaction <= 0.35


@dataclass(frozen=True, slots=True)
class Boxes:
    """Two files and the truth about every page of the first, in its order."""

    prosecution: list[Sheet]
    defense: list[Sheet]
    truths: list[Truth]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made up; the defense's file is seven tenths of the prosecution's."""

    pages: int = 20_000
    seed: int = 1
    look: str = "a"

    @property
    def defense_pages(self) -> int:
        return self.pages * 7 // 10


@dataclass(slots=True)
class Piece:
    """A run of text; `field` names the blank of a form that it was filled into."""

    text: str
    field: str = ""


Line = list[Piece]


@dataclass(slots=True)
class Paper:
    """A page as it was first written. Copies of it share its `origin`."""

    origin: int
    kind: str
    family: Family
    case: int
    lines: list[Line]
    look_alikes: set[LookAlike] = field(default_factory=set)

    def values(self) -> dict[str, str]:
        """What was filled in, by the name of the blank."""
        return values(self.lines)


def values(lines: list[Line]) -> dict[str, str]:
    """What stands in the blanks of a form; a blank of several runs is read as one."""
    found: dict[str, str] = {}
    for piece in (piece for line in lines for piece in line if piece.field):
        found[piece.field] = found.get(piece.field, "") + piece.text
    return found


def characters(lines: list[Line]) -> int:
    """How much text there is."""
    return sum(len(piece.text) for line in lines for piece in line)


def text_of(lines: list[Line]) -> str:
    """The page as it would be read."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)
