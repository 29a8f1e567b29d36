"""What components promise: safe by default, legible, the same in every list."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import QueryDict
from django.template import Context, Engine, RequestContext
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from reopen.kernel.components import Column, read_columns

STATIC = Path(__file__).parents[1] / "static" / "kernel"
TEMPLATES = Path(__file__).parents[1] / "templates"
EVIL = "\"'><script>alert(1)</script>"
COLUMNS = (
    Column("client", "Client", order="client__name", optional=False),
    Column("county", "County", order="county"),
    Column("prison", "Prison", shown=False),
)


def draw(source: str, **context: Any) -> str:
    engine = Engine.get_default()
    template = engine.from_string(CottonCompiler().process(source))
    return template.render(RequestContext(RequestFactory().get("/?q=a"), context))


@pytest.mark.parametrize(
    "source",
    [
        '<c-page-header title="{{ evil }}" kicker="{{ evil }}">{{ evil }}</c-page-header>',
        '<c-page-header :title="evil" :kicker="evil" />',
        '<c-button href="{{ evil }}" data-name="{{ evil }}">{{ evil }}</c-button>',
        '<c-button :data-name="evil" :href="evil" />',
        '<c-notice :title="evil" tone="bad">{{ evil }}</c-notice>',
        '<c-person :name="evil" :role="evil" :note="evil" :href="evil" />',
        '<c-facts :facts="facts" />',
        '<c-progress :label="evil" :note="evil" />',
        '<c-search :action="evil" :label="evil" :value="evil" />',
        '<c-drop-zone :name="evil" :label="evil" :data-url="evil" />',
        '<c-viewer :image="evil" :alt="evil">{{ evil }}</c-viewer>',
        '<c-confirm :title="evil" :verb="evil" :cancel="evil">{{ evil }}</c-confirm>',
    ],
)
def test_what_people_typed_never_becomes_markup(source: str) -> None:
    page = draw(source, evil=EVIL, facts=[(EVIL, EVIL)])
    assert "<script" not in page
    assert EVIL not in page
    assert not re.search(r"=\"[^\"]*\"'>", page)


def test_an_attribute_in_quotes_of_its_own_cannot_open_another() -> None:
    page = draw('<c-button :data-name="name">x</c-button>', name='"a" onclick="b"')
    assert 'onclick="' not in page


def test_a_component_sees_nothing_of_the_page_around_it() -> None:
    assert "secret" not in draw('<c-page-header title="x" />', kicker="secret", slot="secret")


def test_components_and_partials_work_in_one_file(tmp_path: Path) -> None:
    row = '{% partialdef row %}<c-status tone="good">{{ word }}</c-status>{% endpartialdef %}'
    (tmp_path / "page.html").write_text(f"<h1>Page</h1>{row}{{% partial row %}}")
    options = settings.TEMPLATES[0]["OPTIONS"]
    engine = Engine([str(tmp_path)], loaders=options["loaders"], builtins=options["builtins"])
    page, fragment = (
        engine.get_template(name).render(Context({"word": "Granted"}))
        for name in ("page.html", "page.html#row")
    )
    assert fragment in page
    assert "tone-good" in fragment
    assert "<h1>" not in fragment


def test_no_component_prints_its_attributes_unescaped() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert "{{ attrs }}" not in path.read_text(), path.name


def test_no_template_holds_inline_script_or_style() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on", text), path.name
        assert not re.search(r"<script(?![^>]* src=)", text), path.name


@pytest.mark.parametrize("name", ["404", "403", "403_csrf", "500"])
def test_an_error_page_can_be_drawn_with_nothing_at_hand(name: str) -> None:
    assert "<h1>" in render_to_string(f"{name}.html")
    assert get_template(f"{name}.html")


def test_sorting_knows_only_declared_columns() -> None:
    columns = read_columns(COLUMNS, QueryDict("sort=-password&col=evil"), default="-county")
    assert columns.order_by == "-county"
    assert [column.key for column in columns] == ["client", "county"]


def test_a_chosen_column_is_shown_and_a_fixed_one_stays() -> None:
    columns = read_columns(COLUMNS, QueryDict("sort=client&col=prison"), default="county")
    assert columns.order_by == "client__name"
    assert "prison" in columns
    assert "client" in columns
    assert "county" not in columns


def palettes() -> list[dict[str, str]]:
    light, dark = (STATIC / "css" / "tokens.css").read_text().split("prefers-color-scheme: dark")
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    assert all(len(palette) > 15 for palette in found)
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_every_word_can_be_read_and_every_mark_be_seen(palette: dict[str, str]) -> None:
    grounds = ("paper", "sheet", "tint")
    words = [
        *((ink, ground) for ink in ("ink", "soft", "accent", "good", "waiting", "bad")
          for ground in grounds),
        *((tone, f"{tone}-tint") for tone in ("accent", "good", "waiting", "bad")),
        *(("ink", ground) for ground in ("hit", "accent-tint", "good-tint", "bad-tint")),
        ("soft", "accent-tint"), ("ink", "waiting-tint"),
        ("on-accent", "accent"), ("on-accent", "accent-strong"), ("paper", "bad"),
    ]  # fmt: skip
    marks = [(mark, ground) for mark in ("edge", "focus", "hit-edge") for ground in grounds]
    too_weak = [p for p in words if contrast(palette[p[0]], palette[p[1]]) < 4.5]
    too_weak += [p for p in marks if contrast(palette[p[0]], palette[p[1]]) < 3]
    assert not too_weak


def test_the_fonts_stay_small() -> None:
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert len(fonts) == 4
    assert sum(font.stat().st_size for font in fonts) < 250_000
