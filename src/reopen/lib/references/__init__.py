"""Papers that a text speaks of: "supplement 4", "the tape of 3 May", "exhibit C", "88-1907"."""

from reopen.lib.references.asking import Asking, asking_of
from reopen.lib.references.finding import KINDS, Reference, ReferenceKind, find_references
from reopen.lib.references.joining import Shelf, Shelved
from reopen.lib.references.stamps import Stamp, date_in_head, find_stamps, letterhead_of

__all__ = [
    "KINDS",
    "Asking",
    "Reference",
    "ReferenceKind",
    "Shelf",
    "Shelved",
    "Stamp",
    "asking_of",
    "date_in_head",
    "find_references",
    "find_stamps",
    "letterhead_of",
]
