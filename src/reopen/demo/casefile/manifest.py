"""The known truth about the make-believe file, for tests, benchmarks and the tour."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reopen.demo.casefile.paper import Word

SOURCES = ("prosecutor", "defense")


@dataclass(frozen=True)
class Change:
    """What an altered copy says instead; `what` is name, time, negation or words."""

    old: str
    new: str
    what: str


@dataclass(frozen=True)
class Mention:
    """A document a page speaks of; `document` is empty when it is found in no source."""

    name: str
    document: str
    found_in: tuple[str, ...] = ()


@dataclass
class PageTruth:
    """One page of one file. `damage` says what this copy lacks against the original page.

    `damage` holds any of altered, redacted, cut, compiled (two pages on one sheet).
    `originals` are the pages of documents it shows, as (document key, page).
    `words` carry their boxes in pixels of the page image as delivered; empty when born digital.
    """

    source: str
    file: str
    number: int
    originals: tuple[tuple[str, int], ...]
    title: str
    kind: str
    date: str
    text: str
    wear: str
    words: list[Word] = field(default_factory=list)
    marks: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    redacted: tuple[str, ...] = ()
    turned: int = 0
    bates: str = ""
    people: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    counterparts: tuple[str, ...] = ()
    status: str = ""

    @property
    def key(self) -> str:
        """How other pages name this one: source/file#number."""
        return f"{self.source}/{self.file}#{self.number}"


@dataclass
class Manifest:
    """All pages of both sources, in the order of the boxes.

    `folders` tells the folder of each source below the folder that was built. The status of a
    prosecution page is given, altered, partial or not found; that of the defense's pages is empty.
    """

    seed: int
    folders: dict[str, str]
    names: dict[str, str]
    pages: list[PageTruth] = field(default_factory=list)

    def of(self, source: str) -> list[PageTruth]:
        """The pages of one source."""
        return [page for page in self.pages if page.source == source]

    def page(self, key: str) -> PageTruth:
        """The page with that key. Raises KeyError."""
        for page in self.pages:
            if page.key == key:
                return page
        raise KeyError(key)

    def save(self, path: Path) -> None:
        """Writes the truth as JSON."""
        truth = asdict(self)
        for entry, page in zip(truth["pages"], self.pages, strict=True):
            entry["key"] = page.key
        path.write_text(json.dumps(truth) + "\n", encoding="utf-8")
