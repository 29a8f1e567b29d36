"""Flags: passages that a person should read, found by rules a lawyer can correct. No scores."""

from reopen.lib.flags.contract import Hit, Kind, LexiconError, Reading, Rule, Tier
from reopen.lib.flags.lexicon import FORMS, Lexicon, read_lexicon, shipped_text
from reopen.lib.flags.scanning import Scanner, read_as

__all__ = [
    "FORMS", "Hit", "Kind", "Lexicon", "LexiconError", "Reading", "Rule", "Scanner", "Tier",
    "read_as", "read_lexicon", "shipped_text",
]  # fmt: skip
