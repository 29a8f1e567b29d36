"""Every word that a lawyer or an editor could correct, in all rooms."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from reopen.kernel.classification import rooms
from reopen.lib.vocabulary import Vocabulary


def every_vocabulary() -> Iterator[tuple[str, Vocabulary[Any]]]:
    """Room and vocabulary, for everything in a room's `vocabularies.py`."""
    for room in rooms():
        module = f"{room.name}.vocabularies"
        if find_spec(module):
            found = vars(import_module(module)).values()
            yield from ((room.label, one) for one in found if isinstance(one, Vocabulary))
