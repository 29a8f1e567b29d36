"""What load files say, and what can be wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """The closed list of what can be wrong; each has a sentence for people."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    NO_BEGIN = "no_begin"
    COLUMN_TWICE = "column_twice"
    QUOTING = "quoting"
    CELLS = "cells"
    CONTROL = "control"
    NO_NUMBER = "no_number"
    RANGE = "range"
    OVERLAP = "overlap"
    FAMILY = "family"
    PATH = "path"
    LINK = "link"
    MISSING = "missing"
    NO_BREAK = "no_break"
    BREAK = "break"
    IMAGE_TWICE = "image_twice"
    ORPHAN = "orphan"
    COUNT = "count"
    NO_PAGES = "no_pages"
    LOAD_FILES = "load_files"
    KNOWN = "known"
    UNREADABLE = "unreadable"

    @property
    def sentence(self) -> str:
        """What is wrong; `%(what)s` stands for what the line says."""
        return _SENTENCE[self]


_SENTENCE = {
    Trouble.EMPTY: "The file has no rows.",
    Trouble.TOO_LARGE: "The file is larger than a load file may be: %(what)s.",
    Trouble.ENCODING: "The line cannot be read as %(what)s.",
    Trouble.NO_BEGIN: "No column holds the first Bates number; the columns are: %(what)s.",
    Trouble.COLUMN_TWICE: "The column %(what)s is there twice.",
    Trouble.QUOTING: "The quotes of this line do not close or do not fit: %(what)s.",
    Trouble.CELLS: "The line has %(what)s cells.",
    Trouble.CONTROL: "The line holds a character that no load file needs: %(what)s.",
    Trouble.NO_NUMBER: "This is no Bates number: %(what)s.",
    Trouble.RANGE: "The range of Bates numbers runs backwards or changes its prefix: %(what)s.",
    Trouble.OVERLAP: "The Bates numbers overlap with another line: %(what)s.",
    Trouble.FAMILY: "The family begins with a document that is not in this file: %(what)s.",
    Trouble.PATH: "The path leads out of the folder: %(what)s.",
    Trouble.LINK: "The path leads over a link, which is not followed: %(what)s.",
    Trouble.MISSING: "The file is not in the folder: %(what)s.",
    Trouble.NO_BREAK: "The first image does not begin a document: %(what)s.",
    Trouble.BREAK: "The mark of a document's first page must be Y or empty: %(what)s.",
    Trouble.IMAGE_TWICE: "The image number is there twice: %(what)s.",
    Trouble.ORPHAN: "No row of the DAT file begins with this image: %(what)s.",
    Trouble.COUNT: "The number of pages does not fit: %(what)s.",
    Trouble.LOAD_FILES: "There must be one DAT file and at most one OPT file; here are: %(what)s.",
    Trouble.KNOWN: "The Bates numbers overlap with those of an earlier load file: %(what)s.",
    Trouble.UNREADABLE: "The file cannot be read: %(what)s.",
    Trouble.NO_PAGES: "The document has no images, no file and no text: %(what)s.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: in which file, on which line (from 1; 0 for the file as a whole), what."""

    file: str
    line: int
    trouble: Trouble
    what: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return self.trouble.sentence % {"what": self.what}

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Style:
    """How a DAT file is written. `newline` stands for a line break in a cell; "" keeps breaks."""

    delimiter: str = "\x14"
    quote: str = "\N{LATIN SMALL LETTER THORN}"
    newline: str = "\N{REGISTERED SIGN}"
    encoding: str = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class Item:
    """One document: a row of the DAT file. `fields` has every cell by the column's own name."""

    line: int
    begin: str
    end: str
    family: str = ""
    text: str = ""
    text_path: str = ""
    native_path: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Image:
    """One line of the OPT file. `pages`: how many the document has, where the line says so."""

    key: str
    path: str
    first: bool
    volume: str = ""
    folder: str = ""
    box: str = ""
    pages: int | None = None
    line: int = 0


@dataclass
class Volume:
    """What came: documents in the order of their rows, images (and what each is called in the OPT
    file), texts and natives by first Bates number."""

    items: list[Item] = field(default_factory=list)
    images: dict[str, list[Path]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, Path] = field(default_factory=dict)
    natives: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether it may be imported."""
        return not self.problems
