"""Charts in a page, and the cells of their tables."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from reopen.lib.charts import Drawing
from reopen.public.figures.sheets import Cell, Heading

register = template.Library()


@register.simple_tag
def chart(drawing: Drawing) -> SafeString:
    """The drawing as SVG. `reopen.lib.charts` escapes everything; tests there hold it."""
    return mark_safe(drawing.svg)  # noqa: S308


@register.filter
def on_page(cells: Iterable[Cell], headings: Iterable[Heading]) -> list[Cell]:
    """The cells of the columns that the page shows."""
    return [cell for cell, head in zip(cells, headings, strict=True) if head.on_page]
