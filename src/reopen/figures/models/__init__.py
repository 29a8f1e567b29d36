"""Schema of the room."""

from reopen.figures.models.figure import Figure, FigureKind, KeptApart, Merger, Naming, Step
from reopen.figures.models.found import FoundGround, FoundName, NamesPage

__all__ = [
    "Figure",
    "FigureKind",
    "FoundGround",
    "FoundName",
    "KeptApart",
    "Merger",
    "NamesPage",
    "Naming",
    "Step",
]
