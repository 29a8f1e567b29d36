"""People, organizations, dates and times that a page's text speaks of, each with its place in it.

A mention is what the machine read, not who it was: two mentions of "Kemp" may be two people, and a
date without its year stays without it. People decide. Everything here is plain pattern work on one
page at a time, so that every hit can be explained by its `ground`.
"""

from reopen.lib.mentions.contract import Ground, Kind, Mention
from reopen.lib.mentions.dates import FoundDate, find_dates
from reopen.lib.mentions.finding import find_mentions, surnames_of
from reopen.lib.mentions.keys import HER_TITLES, best_written, key_of
from reopen.lib.mentions.passages import DatedPassage, dated_passages
from reopen.lib.mentions.times import FoundTime, find_times

__all__ = [
    "HER_TITLES",
    "METHOD_VERSION",
    "DatedPassage",
    "FoundDate",
    "FoundTime",
    "Ground",
    "Kind",
    "Mention",
    "best_written",
    "dated_passages",
    "find_dates",
    "find_mentions",
    "find_times",
    "key_of",
    "surnames_of",
]

#: Changes whenever the same text may give other mentions than before.
METHOD_VERSION = "2"
