from reopen.lib.search.boxes import WordBox, hit_boxes
from reopen.lib.search.language import parse
from reopen.lib.search.matching import Matcher
from reopen.lib.search.snippets import matched_terms, snippet


def shown(typed: str, written: str) -> str:
    return snippet(written, Matcher(parse(typed).node).marks(written))


def test_page_text_is_escaped_and_only_hits_are_marked() -> None:
    assert shown("alert", '<script>alert("x")</script> & co') == (
        "&lt;script&gt;<mark>alert</mark>(&quot;x&quot;)&lt;/script&gt; &amp; co"
    )
    assert shown("script", "<script>") == "&lt;<mark>script</mark>&gt;"


def test_the_snippet_shows_the_stretch_with_the_most_hits() -> None:
    written = "gun " + "filler " * 100 + "the gun in the car " + "filler " * 100
    html = shown("gun car", written)
    assert "<mark>gun</mark> in the <mark>car</mark>" in html
    assert html.startswith("…")
    assert html.endswith("…")
    assert len(html) < 300


def test_without_hits_the_page_begins() -> None:
    assert shown("NOT gun", "First\n\nlines") == "First lines"
    assert shown("gun", "") == ""


def test_a_phrase_longer_than_the_snippet_is_shown_whole() -> None:
    words = " ".join(["abcdefghij"] * 30)
    assert shown(f'"{words}"', f"x {words} y").count("<mark>") == 1


def test_marks_follow_the_tree_and_not_mere_words() -> None:
    assert shown('"was seen"', "was he seen? was seen") == "was he seen? <mark>was seen</mark>"
    assert (
        shown("gun w/2 car", "gun a b c gun car") == "gun a b c <mark>gun</mark> <mark>car</mark>"
    )
    assert shown("pistol -gun", "pistol gun") == "<mark>pistol</mark> gun"
    assert shown("SmithJones gun", "gun Smith-Jones") == "<mark>gun</mark> <mark>Smith-Jones</mark>"


def test_matched_terms_are_named_once() -> None:
    written = "Corner, comer and CORNER"
    marks = Matcher(parse("corner~").node).marks(written)
    assert matched_terms(written, marks) == ("corner", "comer")


PAGE: list[WordBox] = [
    ("He", 0, 0, 1, 1),
    ("was", 2, 0, 3, 1),
    ("seen,", 4, 0, 5, 1),
    ("wit-", 6, 0, 7, 1),
    ("nesses", 0, 2, 1, 3),
    ("Smith-Jones", 2, 2, 3, 3),
    ("of", 4, 2, 5, 3),
    ("the", 0, 4, 1, 5),
    ("comer", 2, 4, 3, 5),
]


def boxes(typed: str) -> list[tuple[float, float, float, float]]:
    return [(b.x0, b.y0, b.x1, b.y1) for b in hit_boxes(PAGE, parse(typed).node)]


def test_a_phrase_is_one_box_on_each_line() -> None:
    assert boxes('"was seen"') == [(2, 0, 5, 1)]
    assert boxes('"of the"') == [(4, 2, 5, 3), (0, 4, 1, 5)]


def test_a_word_broken_at_the_line_end_has_both_halves() -> None:
    assert boxes("witness") == [(6, 0, 7, 1), (0, 2, 1, 3)]


def test_boxes_of_prefix_slip_distance_and_compound() -> None:
    assert boxes("see*") == [(4, 0, 5, 1)]
    assert boxes("corner~") == [(2, 4, 3, 5)]
    assert boxes("seen w/2 smith") == [(4, 0, 5, 1), (2, 2, 3, 3)]
    assert boxes("smithjones") == [(2, 2, 3, 3)]
    assert boxes("seen w/1 smith") == []
    assert boxes("NOT was") == []
    assert hit_boxes([], parse("was").node) == []
