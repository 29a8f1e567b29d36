"""The component gallery: every component in its states, with its source, and pages made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import DOTALL, search

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Engine

from reopen.accounts.doors import signed_in_page
from reopen.workspace.gallery_samples import sample_context, sample_shell

EXAMPLES = "workspace/gallery/examples"
MOCKS = {
    "case-list": "Case list",
    "case": "Case page",
    "viewer": "Document viewer",
    "form": "Form with errors",
    "empty": "Empty list",
    "confirm": "Before a weighty act",
    "sign-in": "Sign-in",
    "public": "Public page",
}


@dataclass(frozen=True, slots=True)
class Component:
    """A component as the gallery shows it: its comment, an example and the example's source."""

    name: str
    comment: str
    example: str
    source: str


def component_names() -> list[str]:
    """The names of all components, as their tags are written (`page-header`)."""
    folder = _file("cotton/button.html").parent
    return sorted(path.stem.replace("_", "-") for path in folder.glob("*.html"))


def components() -> Iterator[Component]:
    """Every component with its example; raises `TemplateDoesNotExist` when one has none."""
    for name in component_names():
        example = f"{EXAMPLES}/{name}.html"
        yield Component(name, _comment(name), example, _source(example).strip())


@signed_in_page
def gallery(request: HttpRequest) -> HttpResponse:
    """All components, or one page made of them (`?mock=case-list`)."""
    context = sample_context(request)
    mock = request.GET.get("mock", "")
    if not mock:
        context |= {"components": list(components()), "mocks": MOCKS}
        return render(request, "workspace/gallery/gallery.html", context)
    if mock not in MOCKS:
        raise Http404
    return render(request, f"workspace/gallery/mocks/{mock}.html", context | sample_shell())


def _source(template: str) -> str:
    return _file(template).read_text()


def _file(template: str) -> Path:
    return Path(Engine.get_default().get_template(template).origin.name)


def _comment(name: str) -> str:
    source = _source(f"cotton/{name.replace('-', '_')}.html")
    found = search(r"{% comment %}(.*?){% endcomment %}", source, DOTALL)
    return found.group(1).strip() if found else ""
