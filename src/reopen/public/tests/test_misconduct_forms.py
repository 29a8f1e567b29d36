"""The eleven forms of misconduct, in both languages, with figures or the honest lack of them."""

import pytest
from django.test import Client
from django.utils.translation import override

from reopen.public.misconduct_forms import forms, marks, source
from reopen.public.tests.exonerations import import_people
from reopen.registry.counting import KEYS
from reopen.registry.queries import Selection, figures

pytestmark = pytest.mark.django_db


def test_there_are_eleven_forms_and_each_is_told_in_both_languages() -> None:
    found = figures(Selection())
    with override("en"):
        english = forms(found)
    with override("es"):
        spanish = forms(found)
    assert len(english) == len(spanish) == 11
    for one, other in zip(english, spanish, strict=True):
        assert one.key == other.key
        assert one.title != other.title
        assert one.about_figures != other.about_figures
        assert (len(one.shows), len(one.check)) == (len(other.shows), len(other.check))
        assert min(len(one.shows), len(one.check)) >= 3


def test_every_mark_a_form_names_is_one_that_is_counted() -> None:
    assert marks() <= set(KEYS)


def test_a_form_without_a_column_says_so_and_shows_no_figure(client: Client, shipped: None) -> None:
    import_people()
    with override("en"):
        found = forms(figures(Selection()))
    destroyed = next(form for form in found if form.key == "evidence-destroyed")
    assert destroyed.figures == []
    assert "has no column" in destroyed.about_figures
    assert (
        "has no column for evidence that was destroyed"
        in client.get("/misconduct/").content.decode()
    )


def test_figures_stand_beside_the_forms_once_there_is_an_import(
    client: Client, shipped: None
) -> None:
    assert "of 30" not in client.get("/misconduct/?before").content.decode()
    import_people()
    page = client.get("/misconduct/?after").content.decode()
    assert "20 of 30 (67%)" in page
    assert "A blank means not known" in page


def test_the_page_warns_before_it_tells_and_names_its_source(client: Client) -> None:
    page = client.get("/misconduct/").content.decode()
    assert page.index("A sign is not a proof") < page.index("How it shows in a file")
    assert all(url in page for url in source().urls)
