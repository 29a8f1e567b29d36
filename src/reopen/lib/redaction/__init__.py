"""Redaction that holds: burnt into the picture of a page; and a check for redactions that do not.

    check_pdf        what can be lifted off a PDF before it goes out
    burn             pages as pictures with black boxes in them, and the words that are left
    write_pdf        such pages as a PDF without anything else in it; write_checked looks at it
    kept             the words of a page that no box touches

A stranger's file is opened in the sandbox only.
"""

from reopen.lib.reading.lifts import Lift
from reopen.lib.redaction.burning import Black, BurnError, Burnt, Leaf, Stamp, burn
from reopen.lib.redaction.checking import CheckFailed, Finding, Report, check_pdf
from reopen.lib.redaction.words import around, kept
from reopen.lib.redaction.writing import write_checked, write_pdf

__all__ = [
    "Black",
    "BurnError",
    "Burnt",
    "CheckFailed",
    "Finding",
    "Leaf",
    "Lift",
    "Report",
    "Stamp",
    "around",
    "burn",
    "check_pdf",
    "kept",
    "write_checked",
    "write_pdf",
]
