"""What other rooms show beside and upon a page: notes, flags, what the comparison found.

This room knows pages, not what is said of them. A room above adds a panel when it starts; the
viewer asks each panel about the page it draws and includes what comes back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.lib.reading.spots import Spot


@dataclass(frozen=True)
class Mark:
    """A thin outline on the page image. `look` is a CSS class, `url` where a click leads.

    With `anchor`, an address that ends in it (`#spot-1`) leads to the outline.
    """

    spot: Spot
    label: str
    look: str = "mark-note"
    url: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Panel:
    """A box beside the page: `template` is drawn with `context`, marks go upon the image."""

    key: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()


Make = Callable[[Actor, Page], Panel | None]
_makers: dict[str, tuple[int, Make]] = {}


def add_panel(key: str, make: Make, *, place: int) -> None:
    """Show this panel on every page; `make` answers None where there is nothing to say.

    `make` must ask only for what the actor can see. Called from `AppConfig.ready`.
    """
    if key in _makers:
        raise ValueError(f"there is a panel {key} already")
    _makers[key] = (place, make)


def panels_of(actor: Actor, page: Page) -> list[Panel]:
    """The panels for this page, in their order."""
    made = (make(actor, page) for _, make in sorted(_makers.values(), key=lambda entry: entry[0]))
    return [panel for panel in made if panel is not None]
