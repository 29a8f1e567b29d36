"""Each ink is asked which of two readings it fits, and two witnesses are weighed."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from reopen.lib.compare.bench.altered_pages import face
from reopen.lib.compare.contract import DifferenceKind
from reopen.lib.compare.images.ink import WORD_HEIGHT, Ink
from reopen.lib.compare.images.letters import Ground, Letters
from reopen.lib.compare.images.odds import limits_for, log_odds, looks_misread

LINES = (
    "report 4418 of the burglary on Alder Street",
    "property number 20473 sent to the laboratory",
    "the telephone 555 0193 rang at 11 and at 6",
    "number 8126 and number 3950 were sealed alone",
    "yellow lamp 74 stood over the door at 28 Alder",
)
WORDS = [word for line in LINES for word in line.split()]
ASKED = WORDS.index("20473")


def ground(*, strokes: bool = False) -> Ground:
    """A page whose words all agree but the one asked for. `strokes`: nothing but random ones."""
    image, boxes = Image.new("L", (760, 320), 0), []
    drawing, font = ImageDraw.Draw(image), face(None, 24)
    rng = np.random.default_rng(2)
    for row, line in enumerate(LINES):
        x = 40.0
        for word in line.split():
            box = drawing.textbbox((x, 30 + row * 52), word, font=font)
            boxes.append(box)
            if strokes:
                for at in np.arange(box[0], box[2], 6):
                    high = rng.uniform(box[1], box[3], 2)
                    drawing.line((at, high[0], at + rng.uniform(-8, 8), high[1]), 255, 3)
            else:
                drawing.text((x, 30 + row * 52), word, font=font, fill=255)
            x += font.getlength(word) + 9
    lines = np.repeat(np.arange(len(LINES)), [len(line.split()) for line in LINES])
    agreeing = np.array([at for at in range(len(WORDS)) if at != ASKED])
    assert 15 < np.median([box[3] - box[1] for box in boxes]) < WORD_HEIGHT + 4
    return Ground.of(Ink(image, 1.0), np.array(boxes, dtype=np.float64), WORDS, lines, agreeing)


def letters(*, strokes: bool = False) -> Letters:
    """The letters of that page, without another's help."""
    page = ground(strokes=strokes)
    return Letters(page, replace(page, spots={}))


def asked(page: Letters, read: str, other: str) -> float | None:
    return page.preference(range(ASKED, ASKED + 1), read, other)


@pytest.mark.parametrize("other", ["20478", "20673", "2047", "204738", "7O473"])
def test_ink_fits_what_stands_there_whoever_read_it(other: str) -> None:
    page = letters()

    right, wrong = asked(page, "20473", other), asked(page, other, "20473")

    assert right is not None
    assert right > 0.2
    assert wrong is not None
    assert wrong < -0.2


def test_a_letter_the_page_does_not_know_is_any_other_letter() -> None:
    found = asked(letters(), "20473", "2047Q")

    assert found is not None
    assert found > 0.2


def test_letters_of_which_no_two_look_alike_say_nothing() -> None:
    assert asked(letters(strokes=True), "20473", "20478") is None


def test_words_on_two_lines_are_not_set_as_one() -> None:
    last = len(LINES[0].split()) - 1

    assert letters().preference(range(last, last + 2), "Street property", "Streetproperty") is None


def test_letters_that_a_page_lacks_are_learned_from_the_other() -> None:
    page = ground()
    few = replace(page, spots={k: v for k, v in page.spots.items() if not k.isdigit()})

    assert asked(Letters(few, few), "20473", "20478") is None
    lent = asked(Letters(few, page), "20473", "20478")

    assert lent is not None
    assert lent > 0.2


def test_letters_stand_side_by_side_within_their_word() -> None:
    box = np.array([100.0, 50.0, 160.0, 70.0])

    places = letters().places("20473", box)

    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert edges[0] >= 100
    assert edges[-1] <= 160


def test_either_witness_moves_the_balance() -> None:
    unlike, alike = 3.5, 0.2
    limits = limits_for(DifferenceKind.NAME)

    assert log_odds(unlike, 0.5) > limits.changed
    assert log_odds(alike, -0.5) < limits.misread
    assert limits.misread < log_odds(unlike, -0.5) < limits.changed


@pytest.mark.parametrize("kind", DifferenceKind)
def test_letters_can_speak_against_a_change_but_never_hide_one(kind: DifferenceKind) -> None:
    limits = limits_for(kind)

    assert looks_misread(0.4, None, limits)
    assert not looks_misread(2.0, -1.0, limits)
    assert not looks_misread(1.2, 0.5, limits)


def test_a_digit_is_shown_to_a_person_sooner_and_an_ordinary_word_is_called_changed_later() -> None:
    number, name, words = (limits_for(DifferenceKind(k)) for k in ("number", "name", "words"))

    assert number.misread < name.misread
    assert name.changed < words.changed
