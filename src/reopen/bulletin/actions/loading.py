"""Loading the shipped resources: the installation's own work."""

from pathlib import Path

from reopen.bulletin.content import SHIPPED, shipped_entries
from reopen.bulletin.entries import ROOM
from reopen.editing.shipping import Loaded, ship


def load_resources(file: Path = SHIPPED) -> list[Loaded]:
    """Brings the resources up to the file; twice is once, and what people changed stays theirs."""
    return ship(ROOM, shipped_entries(file))
