"""Two files side by side: which page is a copy of which, and what differs."""

from reopen.lib.compare.contract import (
    Certainty,
    Difference,
    DifferenceKind,
    Evidence,
    Ground,
    Pair,
    Sheet,
    Span,
    Status,
    Verdict,
)
from reopen.lib.compare.differences import differences
from reopen.lib.compare.pairs import find_pairs
from reopen.lib.compare.rivals import same_place
from reopen.lib.compare.settings import METHOD_VERSION, Settings
from reopen.lib.compare.settling import settle
from reopen.lib.compare.verdicts import judge

__all__ = [
    "METHOD_VERSION",
    "Certainty",
    "Difference",
    "DifferenceKind",
    "Evidence",
    "Ground",
    "Pair",
    "Settings",
    "Sheet",
    "Span",
    "Status",
    "Verdict",
    "differences",
    "find_pairs",
    "judge",
    "same_place",
    "settle",
]
