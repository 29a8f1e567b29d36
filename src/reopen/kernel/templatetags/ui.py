"""Template tags behind the components. Built in: no template has to load them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import template
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_cotton.templatetags import Attrs

from reopen.kernel.answers import as_read
from reopen.kernel.components import Column, Columns
from reopen.kernel.icons import ICONS, TONES

register = template.Library()


@register.filter
def html_attrs(attrs: Attrs | Mapping[str, object]) -> SafeString:
    """Attributes a component was given beyond its own, every value escaped.

    Components print this, never `{{ attrs }}`, which would let a quote in a value open a new
    attribute.
    """
    values = attrs.attrs_dict() if isinstance(attrs, Attrs) else dict(attrs)
    return flatatt({key: value for key, value in values.items() if value not in (None, False)})


@register.filter
def trimmed(text: str) -> str:
    """Text without blank space around it, as safe or unsafe as it came."""
    return type(text)(text.strip())


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing that repeats what the words beside it say; hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag
def tone_icon(tone: str) -> SafeString:
    """The shape that belongs to a tone, so that colour never speaks alone."""
    return icon(TONES.get(tone, TONES["neutral"]))


@register.simple_tag
def widget(field: BoundField, *, described: bool = False, **attrs: str) -> SafeString:
    """A bound field's control with more attributes; underscores become hyphens.

    `described` says that the page always prints help for this field, even when the field has none.
    """
    extra = {name.replace("_", "-"): value for name, value in attrs.items() if value}
    if described and not field.help_text:
        ids = [f"{field.auto_id}_helptext", field.aria_describedby or ""]
        extra["aria-describedby"] = " ".join(filter(None, ids))
    return field.as_widget(attrs=dict(extra))


@register.filter
def asked_for(form: BaseForm) -> list[tuple[str, str]]:
    """What a filter form narrows a list to: label and words of every field that was understood."""
    asked = [(field, field.value()) for field in form.visible_fields() if not field.errors]
    return [(str(field.label), as_read(field.field, held)) for field, held in asked if held]


@dataclass(frozen=True, slots=True)
class SortHeader:
    """How a column's header looks in this request, and where a click on it leads."""

    label: str | Promise
    numeric: bool
    url: str
    direction: str


@register.simple_tag(takes_context=True)
def sort_header(context: Context, column: Column, columns: Columns | None = None) -> SortHeader:
    """The header of `column`; a click turns the order round or starts with this column."""
    active = columns is not None and columns.sort == column.key
    direction = ""
    if active and columns is not None:
        direction = "descending" if columns.descending else "ascending"
    if not column.order or columns is None:
        return SortHeader(column.label, column.numeric, "", "")
    turned = "" if direction == "descending" or not active else "-"
    query = _query(context)
    query["sort"] = f"{turned}{column.key}"
    query.pop("page", None)
    return SortHeader(column.label, column.numeric, f"?{query.urlencode()}", direction)


@register.simple_tag(takes_context=True)
def kept_parameters(context: Context, *except_names: str) -> list[tuple[str, str]]:
    """What the address says beyond `except_names`, for hidden inputs of a search form."""
    query = _query(context)
    return [
        (name, str(value))
        for name, values in query.lists()
        if name not in (*except_names, "page")
        for value in values
    ]


def _query(context: Context) -> QueryDict:
    request = context.get("request")
    return request.GET.copy() if isinstance(request, HttpRequest) else QueryDict(mutable=True)
