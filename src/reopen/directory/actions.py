"""Loading the shipped directory, the installation's own work. People use `editing`."""

from pathlib import Path

from reopen.directory.content import SHIPPED, shipped_entries
from reopen.directory.entries import ROOM
from reopen.editing.shipping import Loaded, ship


def load_directory(folder: Path = SHIPPED) -> list[Loaded]:
    """Brings the directory up to the files; twice is once, and what people changed stays theirs.

    Raises `ContentError` for a file that breaks its rules, and writes nothing then.
    """
    return ship(ROOM, shipped_entries(folder))
