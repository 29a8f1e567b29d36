"""Names of people as they are written in files: parts, a sort key, and how close two of them are.

A comparison is a proposal with its reasons; whether two names are one person, people decide.
"""

from reopen.lib.names.closeness import Closeness, Likeness, best_closeness, closeness
from reopen.lib.names.person import PersonName, fold

__all__ = ["Closeness", "Likeness", "PersonName", "best_closeness", "closeness", "fold"]
