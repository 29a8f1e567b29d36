"""What others stated stands apart, with who, when, of what, from where and why it may differ."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from reopen.public.figures.told import topics
from reopen.public.tests.exonerations import import_people
from reopen.registry.statements import MARKS, Statement, groups, statement

pytestmark = pytest.mark.django_db

STATEMENTS = [each for group in groups() for each in group.statements]


@pytest.mark.parametrize("each", STATEMENTS, ids=lambda each: each.key)
def test_a_statement_says_who_of_what_and_why_it_may_differ_in_both_languages(
    each: Statement,
) -> None:
    for words in (each.said, each.set, each.differs):
        assert set(words) == {"en", "es"}
        assert all(words.values())
        assert words["en"] != words["es"]
    assert each.by
    assert each.source
    assert each.mark in MARKS


def test_a_statement_from_memory_gives_no_address_and_says_so(client: Client) -> None:
    unsure = [each for each in STATEMENTS if each.mark == "unverified"]
    assert unsure
    assert not any(each.url for each in unsure)
    page = client.get("/figures/quoted/").content.decode()
    assert page.count("From memory; look it up before you repeat it") == len(unsure)


def test_every_statement_stands_on_the_page_in_the_language_of_the_page(client: Client) -> None:
    english = client.get("/figures/quoted/").content.decode()
    spanish = client.get("/es/figures/quoted/").content.decode()
    for each in STATEMENTS:
        assert f'id="{each.key}"' in english
        assert f'id="{each.key}"' in spanish
    assert "42% of the convictions" in english
    assert "42 % de las condenas" in spanish


def test_links_to_computed_figures_lead_somewhere(client: Client, shipped: None) -> None:
    import_people()
    links = {told.see for topic in topics() for told in topic.told if told.see}
    assert links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_quoted_figures_are_there_before_anything_is_imported(client: Client) -> None:
    page = client.get("/figures/2018/").content.decode()
    cells = [statement("report-2018").numbers, statement("export-2026-2018").numbers]
    assert [list(numbers.values()) for numbers in cells] == [
        [151, 107, 58, 86, 45],
        [182, 126, 61, 87, 47],
    ]
    assert all(
        f'<td class="num">{number}</td>' in page for each in cells for number in each.values()
    )
    assert "Counted here" not in page
    assert "No export has been imported" in page


def test_a_shared_link_to_2018_shows_the_quoted_figures(client: Client) -> None:
    page = client.get("/figures/2018/").content.decode()
    assert '<meta property="og:image" content="http://testserver/figures/2018/?as=png">' in page
    picture = client.get("/figures/2018/?as=png")
    assert Image.open(BytesIO(picture.content)).size == (1200, 630)


def test_an_import_adds_its_own_count_beside_them(client: Client, shipped: None) -> None:
    import_people()
    page = client.get(reverse("public:figures_2018")).content.decode()
    assert "Counted here, as of 9 April 2019" in page
    row = page.split("<tbody>")[1].split("</tr>")[0]
    assert [number in row for number in (">151<", ">182<", ">25<", ">30<")] == [True] * 4
    assert "5 exonerations of 2018 in it were not yet posted" in page
