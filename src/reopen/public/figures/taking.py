"""A sheet to take away: CSV, JSON, the chart as SVG, and the picture of a shared link as PNG."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from reopen.lib.charts.card import Card, Type, png
from reopen.public.figures.pages import Page
from reopen.public.figures.sheets import Sheet

_FONTS = Path(__file__).resolve().parents[2] / "kernel" / "static" / "kernel" / "fonts"
_FACES = Type(_FONTS / "reopen-serif.woff2", _FONTS / "reopen-sans.woff2")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Take = Callable[[Page, Sheet], HttpResponse]


def sheet_of(page: Page, key: str) -> Sheet:
    """The sheet with the key, or that holds the chart with it; else the first."""
    for sheet in page.sheets:
        charts = [chart for chart in sheet.charts if chart.key == key]
        if charts:
            return replace(sheet, charts=charts)
        if sheet.key == key:
            return sheet
    return page.sheets[0]


def as_csv(page: Page, sheet: Sheet) -> HttpResponse:
    """One line for each row; every line says what it counts, of which day, and from where."""
    keys = ["key", "label", *(head.key for head in sheet.headings)]
    about = {"selection": page.choice.words, "as_of": page.known_on, "source": page.source}
    out = StringIO()
    writer = csv.DictWriter(out, [*keys, *about])
    writer.writeheader()
    for record in sheet.records():
        line = {**record, **about}
        writer.writerow({key: _harmless(value) for key, value in line.items()})
    return _file(page, sheet, out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "csv")


def as_json(page: Page, sheet: Sheet) -> HttpResponse:
    """The table with everything that stands beside it on the page."""
    vintage = page.vintage
    return JsonResponse(
        {
            "title": page.title,
            "sheet": sheet.title,
            "address": page.address,
            "as_of": page.known_on,
            "export": vintage.stands_for if vintage else None,
            "made_up": page.made_up,
            "set": page.found.set,
            "selection": {name: list(values) for name, values in page.choice.chosen.items()},
            "n": page.found.n,
            "source": page.source,
            "notes": page.found.notes,
            "definitions": {row.key: row.about for row in sheet.rows if row.about},
            "columns": {head.key: head.label for head in sheet.headings},
            "rows": sheet.records(),
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def as_svg(page: Page, sheet: Sheet) -> HttpResponse:
    """The chart of the sheet, with its title and where it comes from."""
    if not sheet.charts:
        raise Http404
    foot = [page.choice.words, page.source, *page.found.notes[:2], page.address]
    drawn = sheet.charts[0].standalone([line for line in foot if line])
    return _file(page, sheet, drawn.encode(), "image/svg+xml", "svg")


def as_png(page: Page, sheet: Sheet) -> HttpResponse:
    """The picture that a shared link shows."""
    first = page.numbers[0]
    card = Card(
        figure=first.text,
        sentence=" · ".join(filter(None, [first.label, page.choice.words, sheet.title])),
        bars=tuple(sheet.bars),
        foot=(page.source, _("A blank means not known, not “no”.")),
        mark=_("Made-up figures of the demo world") if page.made_up else "",
    )
    return picture(card, _name(page, sheet))


def picture(card: Card, name: str) -> HttpResponse:
    """A card as it is sent."""
    response = HttpResponse(png(card, _FACES), content_type="image/png")
    response["Content-Disposition"] = f'inline; filename="{name}.png"'
    return response


FORMS: dict[str, Take] = {"csv": as_csv, "json": as_json, "svg": as_svg, "png": as_png}


def page_address(request: HttpRequest) -> str:
    """The address of the page itself, without the form it is taken in."""
    query = request.GET.copy()
    for name in ("as", "sheet"):
        query.pop(name, None)
    rest = f"?{query.urlencode()}" if query else ""
    return request.build_absolute_uri(f"{request.path}{rest}")


def _file(page: Page, sheet: Sheet, body: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    name = f"{_name(page, sheet)}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(page: Page, sheet: Sheet) -> str:
    made_up = "made-up" if page.made_up else ""
    return slugify(f"{page.name} {sheet.key} {page.known_on} {made_up}")


def _harmless(value: object) -> object:
    """A cell that a spreadsheet takes for words, whatever a label begins with."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
