"""Schema of the room."""

from reopen.chronology.models.fact import Fact, Standing
from reopen.chronology.models.statement import Statement, StatementKind

__all__ = ["Fact", "Standing", "Statement", "StatementKind"]
