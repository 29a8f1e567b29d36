"""Bates numbers: what they are, where they stand on a page, which are missing.

Bates.parse       a number as written: prefix, digits, width
candidates        what on a page could be one, from the words near its edges
settle            the numbers of a document's pages, slips mended by their sequence
gaps, duplicates  what is missing and what stands twice in a set
far_off           numbers that stand alone, far from their series
"""

from reopen.lib.bates.number import Bates, BatesError, span
from reopen.lib.bates.ranges import Duplicate, Gap, duplicates, far_off, gaps
from reopen.lib.bates.reading import Candidate, Found, candidates, settle

__all__ = [
    "Bates",
    "BatesError",
    "Candidate",
    "Duplicate",
    "Found",
    "Gap",
    "candidates",
    "duplicates",
    "far_off",
    "gaps",
    "settle",
    "span",
]
