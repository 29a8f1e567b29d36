"""What rooms above do with a document once it is read. They say so when they start."""

from collections.abc import Callable

from reopen.documents.models import Document

Call = Callable[[Document], None]
_calls: dict[str, Call] = {}


def add_after_reading(key: str, call: Call) -> None:
    """Call this, in the same transaction, whenever the reading of a document is over.

    `call` must be quick: it leaves a job behind. Called from `AppConfig.ready`.
    """
    if key in _calls:
        raise ValueError(f"there is a call {key} already")
    _calls[key] = call


def was_read(document: Document) -> None:
    """The document is read: tell the rooms above."""
    for call in _calls.values():
        call(document)
