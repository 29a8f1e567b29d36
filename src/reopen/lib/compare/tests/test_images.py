"""Two pictures of a page where its readings part."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from reopen.lib.compare import Certainty, Difference, DifferenceKind, differences
from reopen.lib.compare.bench.altered_pages import face
from reopen.lib.compare.images import PageView, look
from reopen.lib.reading.words import PageText, Word

LINES = (
    "The officer was sent to 4418 Alder Street on a report of a burglary",
    "and spoke with the owner of the store who lived above it with her son",
    "She did not see the face of the man who ran from the yard at 11:35 PM",
    "The item was sealed under property number 20473 and sent to the laboratory",
    "A copy of the supplement was handed to the prosecutor by Sergeant Tarnow",
    "No weapon lay hidden in the alley behind the house after a careful search",
)
#: Neighbours that stand nowhere else on the page.
UNIQUE = ["weapon", "lay", "hidden"]
WIDE, HIGH = 1300, 520


def page(
    *,
    on_paper: dict[str, str] | None = None,
    read: dict[str, str] | None = None,
    sure: int = 92,
    unsure: str = "",
    large: int = 30,
    scale: float = 1.0,
    blur: float = 0.0,
    mono: bool = False,
    noise: int = 0,
) -> tuple[Image.Image, PageText]:
    """The page, words replaced on paper (empty: taken out) and words misread (empty: missed).

    `unsure`: a word that was read with next to no confidence.
    """
    font = face(None, large)
    image = Image.new("L", (WIDE, HIGH), 240)
    drawing = ImageDraw.Draw(image)
    lines = []
    for row, line in enumerate(LINES):
        x, y, words = 60.0, 50 + row * 70, []
        for word in line.split():
            ink = (on_paper or {}).get(word, word)
            drawing.text((x, y), ink, font=font, fill=40, stroke_width=int(mono))
            x0, y0, x1, y1 = drawing.textbbox((x, y), ink, font=font)
            text = (read or {}).get(word, ink)
            if text and ink:
                box = (x0 / WIDE, y0 / HIGH, x1 / WIDE, y1 / HIGH)
                words.append(Word(text, *box, 20 if text == unsure else sure))
            x += font.getlength(word) + 12
        lines.append(words)
    if scale != 1.0:
        image = image.resize((round(WIDE * scale), round(HIGH * scale)), Image.Resampling.BICUBIC)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        rough = np.random.default_rng(3).normal(0, noise, (image.height, image.width))
        image = Image.fromarray(np.clip(np.asarray(image) + rough, 0, 255).astype(np.uint8))
    return image, PageText.build(lines)


def seen(
    left: tuple[Image.Image, PageText], right: tuple[Image.Image, PageText]
) -> list[Difference]:
    found = differences(left[1].text, right[1].text)
    return look(PageView(*left), PageView(np.asarray(right[0]), right[1]), found)


def certainties(found: list[Difference]) -> list[Certainty]:
    return [each.certainty for each in found]


SCANS: tuple[dict[str, float], ...] = (
    {},
    {"scale": 0.72, "blur": 0.6},
    {"scale": 1.6, "blur": 1.4, "noise": 12},
)


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("word", "other"), [("20473", "20478"), ("11:35", "11:85")])
def test_a_digit_misread_from_the_same_ink_is_a_misreading(
    word: str, other: str, scan: dict[str, float]
) -> None:
    found = seen(page(), page(read={word: other}, **scan))  # type: ignore[arg-type]

    assert certainties(found) == [Certainty.MISREAD]


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("word", "other"), [("20473", "20478"), ("11:35", "11:85")])
def test_a_digit_changed_on_paper_is_a_change(
    word: str, other: str, scan: dict[str, float]
) -> None:
    found = seen(page(), page(on_paper={word: other}, **scan))  # type: ignore[arg-type]

    assert certainties(found) == [Certainty.CHANGED]


def test_a_change_is_found_beneath_a_misreading() -> None:
    found = seen(page(), page(on_paper={"Tarnow": "Marlin"}, read={"Tarnow": "Mar1in"}))

    assert certainties(found) == [Certainty.CHANGED]


@pytest.mark.parametrize("copy", ["left", "right"])
def test_a_word_taken_out_is_a_change_and_its_kind_stays(copy: str) -> None:
    pages = (page(), page(on_paper={"not": ""}, blur=0.5))

    (found,) = seen(*(pages if copy == "right" else pages[::-1]))

    assert (found.kind, found.certainty) == (DifferenceKind.NEGATION, Certainty.CHANGED)


def test_a_word_that_was_only_missed_by_the_reader_is_a_misreading() -> None:
    assert certainties(seen(page(), page(read={"not": ""}, blur=0.7))) == [Certainty.MISREAD]


def test_a_black_box_over_words_is_a_redaction() -> None:
    image, text = page(read=dict.fromkeys(UNIQUE, ""))
    places = [word for word in page()[1].words() if word.t in UNIQUE]
    x0, y0 = places[0].x0 * WIDE - 6, places[0].y0 * HIGH - 6
    ImageDraw.Draw(image).rectangle((x0, y0, places[-1].x1 * WIDE + 6, y0 + 46), fill=8)

    (found,) = seen(page(), (image, text))

    assert (found.kind, found.certainty) == (DifferenceKind.REDACTION, Certainty.CHANGED)


def test_words_whited_out_are_a_redaction_and_words_not_read_are_none() -> None:
    gone = dict.fromkeys(UNIQUE, "")

    (out,) = seen(page(), page(on_paper=gone))
    (missed,) = seen(page(), page(read=gone, blur=0.6))

    assert (out.kind, out.certainty) == (DifferenceKind.REDACTION, Certainty.CHANGED)
    assert missed.certainty is Certainty.MISREAD


def test_a_stamp_over_a_word_is_left_for_a_person() -> None:
    image, text = page(read={"20473": "2C4Z3"})
    x0, y0, x1, y1 = next(word for word in text.words() if word.t == "2C4Z3")[1:5]
    box = (x0 * WIDE - 30, y0 * HIGH - 22, x1 * WIDE + 40, y1 * HIGH + 20)
    ImageDraw.Draw(image).ellipse(box, outline=30, width=9)
    ImageDraw.Draw(image).line(box, fill=30, width=9)

    assert certainties(seen(page(), (image, text))) == [Certainty.LOOK]


@pytest.mark.parametrize(
    ("sure", "certainty"),
    [(70, Certainty.CHANGED), (50, Certainty.CHANGED), (30, Certainty.LOOK)],
)
def test_what_a_reader_made_of_specks_with_little_confidence_is_no_change(
    sure: int, certainty: Certainty
) -> None:
    assert certainties(seen(page(), page(on_paper={"20473": "91826"}, sure=sure))) == [certainty]


def test_a_stroke_that_is_seen_one_way_only_covers_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen_from = iter((True, False))
    monkeypatch.setattr("reopen.lib.compare.images.pages.overlaid", lambda *_page: next(seen_from))

    found = seen(page(), page(on_paper={"20473": "20478"}))

    assert certainties(found) == [Certainty.CHANGED]


def test_little_confidence_asks_for_more_to_be_seen() -> None:
    surely, hardly = (
        seen(page(blur=3), page(on_paper={"Tarnow": "Tarnew"}, sure=sure, blur=3))
        for sure in (70, 50)
    )

    assert certainties(surely) == [Certainty.CHANGED]
    assert certainties(hardly) == [Certainty.LOOK]


def test_a_single_sign_that_one_page_has_is_never_called_a_change() -> None:
    found = seen(page(on_paper={"a": ""}), page())

    assert Certainty.CHANGED not in certainties(found)


@pytest.mark.parametrize(
    ("unsure", "certainty"), [("", Certainty.CHANGED), ("JPR*O", Certainty.LOOK)]
)
def test_what_stands_beside_an_unreadable_word_where_stamps_are_set_is_left_for_a_person(
    unsure: str, certainty: Certainty
) -> None:
    found = seen(page(), page(on_paper={"careful": "JPR*O", "search": "Tarnow"}, unsure=unsure))

    assert certainties(found) == [certainty]


def test_other_type_tells_nothing_and_only_sure_readings_are_believed() -> None:
    other = _typeset_anew(95, **{"20473": "20478"})
    doubtful = _typeset_anew(70, **{"20473": "20478"})

    assert certainties(seen(page(), other)) == [Certainty.CHANGED]
    assert certainties(seen(page(), doubtful)) == [Certainty.LOOK]


def test_bare_paper_is_no_redaction_where_a_page_is_set_anew() -> None:
    (found,) = seen(page(), _typeset_anew(95, **dict.fromkeys(UNIQUE, "")))

    assert found.certainty is not Certainty.CHANGED


@pytest.mark.parametrize(
    ("word", "certainty"), [("careful", Certainty.LOOK), ("not", Certainty.CHANGED)]
)
def test_an_ordinary_word_that_was_hardly_read_is_not_called_gone(
    word: str, certainty: Certainty
) -> None:
    assert certainties(seen(page(sure=50), page(on_paper={word: ""}))) == [certainty]


@pytest.mark.parametrize(
    ("unsure", "certainty"), [("", Certainty.CHANGED), ("5512", Certainty.LOOK)]
)
def test_a_word_gone_beside_an_unreadable_one_is_left_for_a_person(
    unsure: str, certainty: Certainty
) -> None:
    found = seen(page(), page(on_paper={"property": "", "number": "5512"}, unsure=unsure))

    assert certainties(found) == [certainty]


def test_pages_with_too_few_words_in_common_are_left_for_a_person() -> None:
    one = PageText.build(
        [[Word("Item", 0.1, 0.1, 0.2, 0.2, 80), Word("31", 0.3, 0.1, 0.4, 0.2, 80)]]
    )
    two = PageText.build(
        [[Word("Item", 0.1, 0.1, 0.2, 0.2, 80), Word("37", 0.3, 0.1, 0.4, 0.2, 80)]]
    )
    paper = np.full((200, 200), 255, dtype=np.uint8)

    found = look(PageView(paper, one), PageView(paper, two), differences(one.text, two.text))

    assert certainties(found) == [Certainty.LOOK]


def test_differences_come_back_in_their_order() -> None:
    left = page()
    right = page(on_paper={"4418": "4478"}, read={"Tarnow": "Tarncw", "11:35": "11:36"})

    found = seen(left, right)

    assert [each.left_text for each in found] == ["4418", "11:35", "Tarnow"]
    assert certainties(found) == [Certainty.CHANGED, Certainty.MISREAD, Certainty.MISREAD]


def _typeset_anew(sure: int, **on_paper: str) -> tuple[Image.Image, PageText]:
    """The same words written with strokes that share nothing with the type of `page`."""
    image, text = page(on_paper=on_paper, sure=sure)
    drawing = ImageDraw.Draw(image)
    rng = np.random.default_rng(5)
    for _, x0, y0, x1, y1, _ in text.words():
        box = (x0 * WIDE, y0 * HIGH, x1 * WIDE, y1 * HIGH)
        drawing.rectangle((box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2), fill=240)
        for x in np.arange(box[0] + 3, box[2] - 3, 9):
            ends = rng.uniform(box[1], box[3], 2)
            drawing.line((x, ends[0], x + rng.uniform(-6, 6), ends[1]), fill=40, width=4)
    return image, text
