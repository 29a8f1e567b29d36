"""Make-believe rows for the gallery. People, places and numbers are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.templatetags.static import static

from reopen.kernel.components import Column, Link, read_columns

COLUMNS = (
    Column("client", "Client", order="client", optional=False),
    Column("number", "Case", order="number"),
    Column("stage", "Stage", order="stage"),
    Column("county", "County", order="county"),
    Column("lead", "Attorney", order="lead"),
    Column("pages", "Pages", order="pages", numeric=True),
    Column("opened", "Opened", order="opened"),
    Column("prison", "Prison", shown=False),
)
STAGES = (
    ("Screening", "waiting"),
    ("Investigation", "active"),
    ("In court", "active"),
    ("Waiting for records", "waiting"),
    ("Relief granted", "good"),
    ("Overdue answer", "bad"),
    ("Closed", "closed"),
    ("New letter", "neutral"),
)
CLIENTS = (
    "Abel Fontaine", "Bernice Oduya", "Carlos Quiñones Vela", "Dorothea Lindqvist", "Emmett Paxley",
    "Fidel Armijo", "Greta Hollowell", "Hector Brisbane", "Imani Castellow", "Jonas Whitlock",
)  # fmt: skip
COUNTIES = ("Harlow", "Saint Brendan", "Cedar Fork", "Oxbow", "Marisol")
LEADS = ("R. Delgado", "T. Aiyana", "P. Lindholm")


@dataclass(frozen=True, slots=True)
class Row:
    """One invented case of the mock list."""

    client: str
    number: str
    stage: str
    tone: str
    county: str
    lead: str
    pages: int
    opened: date


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """One page of the mock document."""

    number: int
    url: str
    image: str
    current: bool
    mark: str


class ListFilter(forms.Form):
    """The filters of the mock list."""

    q = forms.CharField(label="Search", required=False)
    stage = forms.ChoiceField(
        label="Stage", required=False, choices=[("", "All"), *((s, s) for s, _ in STAGES)]
    )
    county = forms.ChoiceField(
        label="County", required=False, choices=[("", "All"), *((c, c) for c in COUNTIES)]
    )


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the applicant", help_text="As it stands in the letter.")
    arrested = forms.CharField(label="Date of the arrest", required=False)
    arrested_unknown = forms.BooleanField(label="Nobody knows", required=False)
    plea = forms.ChoiceField(
        label="How was the case decided?",
        help_text="If the letter does not say, choose “unknown”.",
        widget=forms.RadioSelect,
        choices=[("plea", "Guilty plea"), ("trial", "Trial"), ("unknown", "Unknown")],
    )
    languages = forms.MultipleChoiceField(
        label="Languages",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("en", "English"), ("es", "Spanish"), ("other", "Another")],
    )
    facility = forms.ChoiceField(
        label="Where the applicant is held", choices=[("", "Choose"), ("c", "Cedar Fork Facility")]
    )
    summary = forms.CharField(label="What the letter says", required=False, widget=forms.Textarea)
    consent = forms.BooleanField(label="The applicant signed the permission to request records")


def sample_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the examples and the mock pages name."""
    columns = read_columns(COLUMNS, request.GET, default="-opened")
    rows = sorted(
        _rows(), key=lambda row: str(getattr(row, columns.sort)), reverse=columns.descending
    )
    return {
        "sample": {
            "crumbs": [
                Link("Cases", "?mock=case-list"),
                Link("Fontaine, Abel", "?mock=case"),
                Link("File"),
            ],
            "case_crumbs": [Link("Cases", "?mock=case-list"), Link("Fontaine, Abel")],
            "tabs": _tabs(),
            "columns": columns,
            "page": Paginator(rows, 25).get_page(request.GET.get("page")),
            "filters": ListFilter(request.GET),
            "form": SampleForm(),
            "wrong": SampleForm({"arrested": "the day after", "consent": ""}),
            "facts": [
                ("Convicted of", "Robbery in the first degree"),
                ("Court", "Circuit Court of Harlow County"),
                ("Sentence", "25 years to life"),
                ("Conviction date", "about March 1988"),
                ("Co-defendants", ""),
            ],
            "pages": _pages(),
            "page_image": static("workspace/gallery/page.svg"),
            "chips": [Link("eyewitness"), Link("lab report"), Link("first statement")],
            "held": [Link("Stage: In court", "?"), Link("County: Harlow", "?")],
            **sample_shell(),
        },
    }


def sample_shell() -> dict[str, Any]:
    """The invented organization around a mock page, as the shell expects it."""
    return {
        "organization": {"name": "Harlow Innocence Clinic", "slug": "harlow"},
        "organizations": [
            Link("Harlow Innocence Clinic", "?mock=case-list", current=True),
            Link("Cedar Fork Project", "?mock=case-list"),
        ],
        "search_url": "?",
        "nav": _nav(),
    }


def _rows() -> list[Row]:
    return [
        Row(
            client=CLIENTS[i % 10] + (" Jr." if i >= 30 else ""),
            number=f"2026-{140 - i:04}",
            stage=STAGES[i % 8][0],
            tone=STAGES[i % 8][1],
            county=COUNTIES[(i * 3) % 5],
            lead=LEADS[i % 3],
            pages=(i * 397) % 4100,
            opened=date(2026, 11, 20) - timedelta(days=i * 6),
        )
        for i in range(60)
    ]


def _pages() -> list[Thumbnail]:
    image = static("workspace/gallery/page.svg")
    marks = {4: "2 hits", 7: "1 hit"}
    return [Thumbnail(n, f"?page={n}", image, n == 4, marks.get(n, "")) for n in range(1, 10)]


def _tabs() -> list[Link]:
    return [
        Link("Overview", "?mock=case", current=True),
        Link("File", "?mock=viewer", count=1214),
        Link("People", "?mock=case", count=9),
        Link("Convictions", "?mock=case", count=2),
        Link("Log", "?mock=case"),
    ]


def _nav() -> list[Link]:
    return [
        Link("Home", "?mock=case", key="g o"),
        Link("Cases", "?mock=case-list", current=True, count=60, key="g c"),
        Link("New letters", "?mock=empty", count=0),
        Link("Search the files", "?mock=viewer", key="g s"),
        Link("People", "?mock=form"),
        Link("Audit log", "?mock=case"),
    ]
