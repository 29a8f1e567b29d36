"""Schema of the room."""

from reopen.chronology.models.fact import Citation, Fact, Standing
from reopen.chronology.models.found import DatedPage, DatedSentence, DismissedSentence
from reopen.chronology.models.statement import Statement, StatementKind

__all__ = [
    "Citation",
    "DatedPage",
    "DatedSentence",
    "DismissedSentence",
    "Fact",
    "Standing",
    "Statement",
    "StatementKind",
]
