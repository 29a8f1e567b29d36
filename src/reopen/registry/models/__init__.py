"""Schema of the room."""

from reopen.registry.models.entry import Conviction, Entry, Exoneration, Race, RegistryList, Sex
from reopen.registry.models.vintage import Import

__all__ = [
    "Conviction",
    "Entry",
    "Exoneration",
    "Import",
    "Race",
    "RegistryList",
    "Sex",
]
