"""What reading gives back. Everything here was checked on this side of the sandbox's wall."""

from dataclasses import dataclass, field
from enum import StrEnum

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Legibility, Reason, Status
from reopen.lib.reading.words import PageText


class TextSource(StrEnum):
    """Where a page's text comes from."""

    DIGITAL = "digital"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class PageInfo:
    """One page as the inspection found it. Width and height in points (1/72 inch).

    `text` is None for a page that failed and while OCR is needed; but a scan under which another
    reader laid words has those until it is read, all at confidence 0. `legibility` is None while
    OCR is needed.
    """

    number: int
    width: float
    height: float
    text: PageText | None
    needs_ocr: bool
    legibility: Legibility | None


@dataclass(frozen=True, slots=True)
class Child:
    """A file inside a file. `path` is for people to see, never a path to open or write."""

    index: int
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is and what is in it."""

    kind: Kind
    by_name: Kind
    content_type: str
    reason: Reason
    pages: list[PageInfo] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """State of the file before any OCR; `reasons.conclude` gives it afterwards."""
        return self.reason.status

    @property
    def ocr_pages(self) -> list[int]:
        """Numbers of the pages that wait for OCR."""
        return [page.number for page in self.pages if page.needs_ocr]

    @property
    def name_note(self) -> str:
        """A sentence when name and content disagree, else empty."""
        if self.by_name in (self.kind, Kind.OTHER) or self.kind in (Kind.EMPTY, Kind.OTHER):
            return ""
        if {self.by_name, self.kind} <= {Kind.TEXT, Kind.CSV, Kind.MAIL, Kind.MBOX, Kind.HTML}:
            return ""
        return f"By its name this is {self.by_name.label}; by its content it is {self.kind.label}."


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page after OCR, upright: text, boxes and pictures share one orientation.

    `rotation`: degrees clockwise by which the page was turned to stand upright. `image` and
    `thumbnail` are JPEG; both are empty when legibility is FAILED.
    """

    number: int
    width: float
    height: float
    rotation: int
    text: PageText
    confidence: float
    legibility: Legibility
    engine: str
    image: bytes
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as picture (JPEG), pixels."""

    number: int
    width: int
    height: int
    data: bytes
