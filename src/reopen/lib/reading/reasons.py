"""Why a file or a page ended in its state: a closed list, each with a sentence for people.

Only these keys cross the wall of the sandbox, never the text of an exception.
Keys are stored; they are never renamed or reused.
"""

from enum import StrEnum


class Status(StrEnum):
    """Where a file stands once reading is over."""

    READY = "ready"
    PARTLY = "partly"
    NEEDS_PERSON = "needs_person"
    REFUSED = "refused"


class Legibility(StrEnum):
    """How well one page could be read. `FAILED`: its reading broke off; it has no text at all."""

    GOOD = "good"
    LOW = "low"
    BLANK = "blank"
    FAILED = "failed"


class Reason(StrEnum):
    """The closed list. `status` and `sentence` belong to each."""

    READ = "read"
    CONTAINER = "container"
    ALL_BLANK = "all_blank"
    LOW_QUALITY = "low_quality"
    PAGES_FAILED = "pages_failed"
    REPAIRED = "repaired"
    CUT_SHORT = "cut_short"
    ENTRIES_LEFT_OUT = "entries_left_out"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASHED = "crashed"
    TOO_DEEP = "too_deep"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    OVERLAPPING = "overlapping"
    OLD_WORD = "old_word"
    WORD_PERFECT = "word_perfect"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OUTLOOK = "outlook"
    OTHER_ARCHIVE = "other_archive"
    SOUND_OR_VIDEO = "sound_or_video"
    PROGRAM = "program"
    UNKNOWN_KIND = "unknown_kind"
    NAME_MISLEADS = "name_misleads"
    EMPTY = "empty"

    @property
    def status(self) -> Status:
        """The state this reason puts a file in."""
        return _STATUS.get(self, Status.NEEDS_PERSON)

    @property
    def sentence(self) -> str:
        """What happened and what to do, for somebody who is not a technician."""
        return _SENTENCE[self]


_STATUS = {
    Reason.READ: Status.READY,
    Reason.CONTAINER: Status.READY,
    Reason.ALL_BLANK: Status.READY,
    Reason.LOW_QUALITY: Status.PARTLY,
    Reason.PAGES_FAILED: Status.PARTLY,
    Reason.REPAIRED: Status.PARTLY,
    Reason.CUT_SHORT: Status.PARTLY,
    Reason.ENTRIES_LEFT_OUT: Status.PARTLY,
    Reason.EMPTY: Status.REFUSED,
}

_SENTENCE = {
    Reason.READ: "Every page was read.",
    Reason.CONTAINER: "This file holds other files; each of them is listed on its own.",
    Reason.ALL_BLANK: "Every page of this file is blank.",
    Reason.LOW_QUALITY: (
        "Some pages are hard to read, so words on them may be wrong or missing; "
        "look at the page images, or ask for a better copy."
    ),
    Reason.PAGES_FAILED: (
        "Some pages could not be read and are marked; open the original to see them."
    ),
    Reason.REPAIRED: (
        "The file is damaged. We read what could be saved; pages may be missing, "
        "so compare it with the original or ask for a new copy."
    ),
    Reason.CUT_SHORT: (
        "The file holds more text than we lay out; the beginning was read, "
        "the rest is in the original."
    ),
    Reason.ENTRIES_LEFT_OUT: (
        "Some of the files inside could not be taken out (links, locked or damaged entries); "
        "the others are listed on their own."
    ),
    Reason.BROKEN: (
        "The file is damaged and could not be opened; it is kept as it came. Ask for a new copy."
    ),
    Reason.ENCRYPTED: (
        "The file is locked with a password; it is kept as it came. "
        "Ask the sender for the password or for an unlocked copy."
    ),
    Reason.TOO_LARGE: (
        "The file, or a page in it, is larger than we can open safely; it is kept as it came. "
        "Ask for it in smaller parts."
    ),
    Reason.TOO_MANY_PAGES: (
        "The file has more pages than we read in one piece; it is kept as it came. "
        "Ask for it in smaller parts."
    ),
    Reason.TOO_SLOW: (
        "Reading this file took too long and was stopped; it is kept as it came. "
        "Ask for a plain PDF or a scan of it."
    ),
    Reason.TOO_MUCH_MEMORY: (
        "Opening this file would need far more memory than a document should; "
        "it is kept as it came. Ask for a plain PDF or a scan of it."
    ),
    Reason.CRASHED: (
        "The program that opens this kind of file broke down on it; it is kept as it came. "
        "Ask for a plain PDF or a scan of it."
    ),
    Reason.TOO_DEEP: (
        "Files are packed inside files more often than we unpack safely; it is kept as it came. "
        "Unpack it by hand and add the parts you need."
    ),
    Reason.TOO_MANY_ENTRIES: (
        "More files are packed in here than we unpack at once; it is kept as it came. "
        "Unpack it by hand and add it in parts."
    ),
    Reason.UNPACKS_TOO_LARGE: (
        "Unpacked, this file would grow beyond what is safe; it is kept as it came. "
        "Ask the sender what it is."
    ),
    Reason.OVERLAPPING: (
        "The parts of this archive overlap, as in files made to overload a computer; "
        "it was not unpacked. It is kept as it came. Ask the sender what it is."
    ),
    Reason.OLD_WORD: (
        "This is an old Word document (.doc), which we keep but cannot read. "
        "Ask for a PDF copy, or save it as PDF or DOCX and add that."
    ),
    Reason.WORD_PERFECT: (
        "This is a WordPerfect document, which we keep but cannot read. "
        "Ask for a PDF copy, or save it as PDF or DOCX and add that."
    ),
    Reason.SPREADSHEET: (
        "This is a spreadsheet, which we keep but cannot read. Save it as PDF or CSV and add that."
    ),
    Reason.SLIDES: (
        "This is a set of slides, which we keep but cannot read. Save it as PDF and add that."
    ),
    Reason.OUTLOOK: (
        "This is an Outlook message or mailbox, which we keep but cannot read. "
        "Save the mail as .eml or PDF and add that."
    ),
    Reason.OTHER_ARCHIVE: (
        "This is a packed file of a kind we do not unpack; it is kept as it came. "
        "Unpack it, or pack it again as ZIP, and add that."
    ),
    Reason.SOUND_OR_VIDEO: (
        "This is a sound or video recording. It is kept as it came; there are no pages to read."
    ),
    Reason.PROGRAM: (
        "This is a computer program, not a document. It is kept as it came; do not open it."
    ),
    Reason.UNKNOWN_KIND: (
        "We do not know this kind of file; it is kept as it came. Ask for a PDF copy."
    ),
    Reason.NAME_MISLEADS: (
        "The name promises a kind of document that is not inside; it is kept as it came. "
        "Ask the sender for the right file, as PDF."
    ),
    Reason.EMPTY: "The file is empty (0 bytes). Ask the sender to send it again.",
}


def conclude(found: Reason, pages: list[Legibility]) -> Reason:
    """The reason of the whole file once its pages were read.

    `found` is the reason of the inspection; what was wrong there stays the answer.
    """
    if found is not Reason.READ or not pages:
        return found
    if Legibility.FAILED in pages:
        return Reason.PAGES_FAILED
    if Legibility.LOW in pages:
        return Reason.LOW_QUALITY
    if all(page is Legibility.BLANK for page in pages):
        return Reason.ALL_BLANK
    return Reason.READ
