"""Lexicons in their versions, what was searched with which, what was found and what people say."""

from reopen.flags.models.decision import FlagDecision, Verdict
from reopen.flags.models.found import Flag, FlagSearch, SearchedPage
from reopen.flags.models.lexicon import LexiconVersion

__all__ = ["Flag", "FlagDecision", "FlagSearch", "LexiconVersion", "SearchedPage", "Verdict"]
