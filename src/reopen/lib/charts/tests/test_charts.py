"""What holds for every chart: safe markup, axes from zero, nothing by colour alone."""

import re
from collections.abc import Callable

import pytest
from defusedxml.ElementTree import fromstring

from reopen.lib.charts import (
    Bar,
    Column,
    Drawing,
    Key,
    Line,
    Part,
    bars,
    columns,
    lines,
    multiples,
    strip,
)
from reopen.lib.charts.scales import shown, ticks

_HOSTILE = "</text><script>alert(\"1\")</script> & <b onload='x'>"
_YEARS = [str(year) for year in range(1989, 2027)]


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _bars(text: str) -> Drawing:
    return bars("a", text, text, [Bar(text, 3, "3"), Bar("b", 2, text, part=1)])


def _columns(text: str) -> Drawing:
    keys = (Key(text, "solid"), Key("b", "dots"))
    rows = [Column(text, (3, 1), text), Column("b", (1, 1))]
    return columns("a", text, text, keys, rows, write=_whole)


def _lines(text: str) -> Drawing:
    return lines("a", text, text, [text, "b"], [Line(text, (1, None))], write=_whole)


def _strip(text: str) -> Drawing:
    return strip("a", text, text, [Part(text, 1, text), Part("b", 2, "2")])


every_form = pytest.mark.parametrize("form", [_bars, _columns, _lines, _strip])
Form = Callable[[str], Drawing]


def _width(drawing: Drawing, number: int) -> str:
    """The width of one of the filled marks."""
    marks = re.findall(r'<rect [^>]*width="([^"]+)"[^>]*fill="(?:#23418f|url[^"]*)"', drawing.svg)
    return str(marks[number])


@every_form
def test_whatever_a_label_says_stays_text(form: Form) -> None:
    for svg in (form(_HOSTILE).svg, form(_HOSTILE).standalone([_HOSTILE])):
        root = fromstring(svg)
        assert {each.tag.split("}")[1] for each in root.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "path", "rect", "text", "line", "g"),
            "circle",
        }
        assert _HOSTILE in "".join(root.itertext())


@every_form
def test_no_chart_carries_a_style_or_a_script(form: Form) -> None:
    svg = form("a").standalone(["b"])
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|href=", svg)


@every_form
def test_a_chart_is_an_image_with_a_name_and_a_description(form: Form) -> None:
    root = fromstring(form("Misconduct").svg)
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    named = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    assert [named[each] for each in ids] == ["Misconduct", "Misconduct"]


@every_form
def test_every_pattern_that_is_used_is_there(form: Form) -> None:
    svg = form("a").svg
    assert set(re.findall(r"url\(#([\w-]+)\)", svg)) <= set(re.findall(r'id="([\w-]+)"', svg))


def test_a_bar_is_as_long_as_its_figure() -> None:
    drawing = bars("a", "t", "d", [Bar("x", 200, "200"), Bar("y", 50, "50")])
    assert (_width(drawing, 0), _width(drawing, 1)) == ("100%", "25%")
    of_whole = bars("a", "t", "d", [Bar("x", 200, "200")], full=800)
    assert _width(of_whole, 0) == "25%"


def test_the_part_of_a_bar_and_the_rest_make_the_whole() -> None:
    drawing = bars("a", "t", "d", [Bar("x", 200, "200", part=50)])
    assert (_width(drawing, 0), _width(drawing, 1)) == ("75%", "25%")


def test_columns_stand_on_zero_and_stack_to_their_sum() -> None:
    keys = (Key("a", "solid"), Key("b", "hatch"))
    drawing = columns("a", "t", "d", keys, [Column("1999", (30, 10))], write=_whole)
    heights = [float(h) for h in re.findall(r'width="60%" height="([\d.]+)"', drawing.svg)]
    assert heights == [150, 50]


def test_a_gap_in_a_line_is_not_bridged() -> None:
    row = Line("a", (5.0, 6.0, None, 8.0, 9.0))
    drawing = lines("a", "t", "d", _YEARS[:5], [row], write=_whole)
    assert drawing.svg.count('vector-effect="non-scaling-stroke"') == 2


def test_lines_differ_by_dash_and_not_by_colour_alone() -> None:
    rows = [Line(name, (1.0, 2.0)) for name in "abcde"]
    svg = lines("a", "t", "d", ["1", "2"], rows, write=_whole).svg
    dashes = re.findall(r'<line x1="0" x2="30"[^>]*>', svg)
    assert len({re.sub(r'.*dasharray="([^"]*)".*', r"\1", dash) for dash in dashes}) == 5
    with pytest.raises(ValueError, match="told apart"):
        lines("a", "t", "d", ["1", "2"], [*rows, Line("f", (1.0, 2.0))], write=_whole)


def test_small_charts_side_by_side_share_one_scale() -> None:
    rows = [Line("a", (100.0,)), Line("b", (10.0,))]
    first, second = multiples("m", "t", ["1999"], rows, ["d", "e"], write=_whole)
    assert _tallest(first) == 10 * _tallest(second)
    assert first.key != second.key


def _tallest(drawing: Drawing) -> float:
    return max(float(h) for h in re.findall(r'<rect x="[^"]+" y="[^"]+"[^>]*height="([\d.]+)"',
                                            drawing.svg))  # fmt: skip


def test_nothing_to_draw_is_still_a_chart() -> None:
    for drawing in (
        bars("a", "t", "d", []),
        columns("a", "t", "d", (Key("a", "solid"),), [], write=_whole),
        lines("a", "t", "d", [], [], write=_whole),
        strip("a", "t", "d", []),
        columns("a", "t", "d", (Key("a", "solid"),), [Column("1999", (0,))], write=_whole),
    ):
        fromstring(drawing.svg)


@pytest.mark.parametrize(
    ("highest", "marks"),
    [(0, [0, 1]), (3, [0, 1, 2, 3]), (182, [0, 50, 100, 150, 200]), (1000, [0, 500, 1000])],
)
def test_axes_begin_at_zero_and_end_on_a_round_number(highest: float, marks: list[float]) -> None:
    assert ticks(highest) == marks


def test_few_names_are_all_written_and_many_years_are_the_round_ones() -> None:
    assert shown(["a", "b", "c"]) == [0, 1, 2]
    assert [_YEARS[i] for i in shown(_YEARS)] == [str(y) for y in range(1990, 2026, 5)]
    assert shown([str(i) + "x" for i in range(20)]) == [0, 19]
