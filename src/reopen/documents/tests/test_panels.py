"""A room above says something beside and upon a page; one that has nothing to say is not drawn."""

import pytest

from reopen.accounts.actor import Actor
from reopen.documents import panels
from reopen.documents.models import Page
from reopen.documents.panels import Mark, Panel, add_panel, panels_of
from reopen.documents.sheet import marks_of
from reopen.lib.reading.spots import Spot

MARK = Mark(Spot(0.1, 0.2, 0.5, 0.25), "A note", url="/somewhere")


@pytest.fixture(autouse=True)
def _no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_makers", {})


def test_panels_come_in_their_order_and_silent_ones_are_left_out() -> None:
    add_panel("late", lambda *_: Panel("late", "late.html"), place=20)
    add_panel("silent", lambda *_: None, place=15)
    add_panel("early", lambda *_: Panel("early", "early.html"), place=10)
    assert [panel.key for panel in panels_of(_anyone(), Page())] == ["early", "late"]


def test_a_key_is_taken_once() -> None:
    add_panel("notes", lambda *_: None, place=10)
    with pytest.raises(ValueError, match="notes"):
        add_panel("notes", lambda *_: None, place=20)


def test_marks_are_drawn_in_the_units_of_the_picture() -> None:
    [marked] = marks_of(Page(width=600, height=800), [Panel("notes", "n.html", marks=(MARK,))])
    shape = marked.shape
    assert (shape.x, round(shape.y)) == (97.0, 265)
    assert marked.mark.url == "/somewhere"


def _anyone() -> Actor:
    return None  # type: ignore[return-value]
