"""The rows of the room."""

from reopen.productions.models.loading import LoadedItem, LoadImport
from reopen.productions.models.marking import HeldBack, Redaction
from reopen.productions.models.numbers import PageNumber
from reopen.productions.models.production import ProducedItem, Production

__all__ = [
    "HeldBack",
    "LoadImport",
    "LoadedItem",
    "PageNumber",
    "ProducedItem",
    "Production",
    "Redaction",
]
