"""The rows of the room."""

from reopen.productions.models.marking import Redaction, Withheld
from reopen.productions.models.numbers import PageNumber
from reopen.productions.models.production import ProducedItem, Production

__all__ = ["PageNumber", "ProducedItem", "Production", "Redaction", "Withheld"]
