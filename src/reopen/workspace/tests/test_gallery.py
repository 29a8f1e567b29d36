"""Every component is drawn in the gallery, and the pages made of them can be drawn."""

import pytest
from django.http import Http404, HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory

from reopen.workspace.gallery import EXAMPLES, MOCKS, component_names, components, gallery


def drawn(query: str = "") -> str:
    view = gallery.__wrapped__  # type: ignore[attr-defined]
    response: HttpResponse = view(RequestFactory().get(f"/gallery/{query}"))
    return response.content.decode()


@pytest.mark.parametrize("name", component_names())
def test_every_component_has_an_example_that_uses_it(name: str) -> None:
    source = next(component.source for component in components() if component.name == name)
    assert f"<c-{name}" in source


def test_there_are_no_more_than_thirty_components() -> None:
    assert len(component_names()) <= 30


def test_every_component_explains_itself() -> None:
    for component in components():
        assert component.comment.startswith(f"<c-{component.name}"), component.name


def test_the_gallery_shows_every_component_and_leaves_no_tag_undrawn() -> None:
    page = drawn()
    for name in component_names():
        assert f'id="{name}"' in page
        assert get_template(f"{EXAMPLES}/{name}.html")
    assert "<c-" not in page
    assert "cotton" not in page


@pytest.mark.parametrize("mock", MOCKS)
def test_every_page_made_of_components_has_one_heading_and_no_inline_style(mock: str) -> None:
    page = drawn(f"?mock={mock}")
    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "<c-" not in page


def test_a_page_that_is_not_there_is_not_found() -> None:
    with pytest.raises(Http404):
        drawn("?mock=../../secrets")


def test_sorting_and_columns_stand_in_the_address() -> None:
    page = drawn("?mock=case-list&sort=client&col=number&county=Oxbow")
    assert 'aria-sort="ascending"' in page
    assert "?mock=case-list&amp;sort=-client&amp;col=number&amp;county=Oxbow" in page
    assert "R. Delgado" not in page
