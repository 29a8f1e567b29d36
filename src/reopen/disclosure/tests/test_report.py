"""The report, in every form."""

import csv
import io

import pytest
from docx import Document as WordDocument
from pypdfium2 import PdfDocument
from tests.cast import Cast, acting, signed_in

from reopen.disclosure.models import ComparedPage
from reopen.disclosure.tests.factories import Table, laid_out
from reopen.documents.models import Source

pytestmark = pytest.mark.django_db


def _page(cast: Cast, table: Table, status: str) -> ComparedPage:
    with acting(cast.alice):
        return ComparedPage.objects.get(comparison=table.comparison, status=status)


def test_the_report_holds_list_method_hashes_and_signatures_in_every_form(cast: Cast) -> None:
    table = laid_out(cast)
    client = signed_in(cast.alice)
    got = {
        form: client.get(table.url("disclosure_report") + f"?form={form}").content
        for form in ("csv", "xlsx", "docx", "pdf")
    }
    rows = list(csv.reader(io.StringIO(got["csv"].decode("utf-8-sig"))))
    assert [row[3:5] for row in rows[1:]] == [
        ["1", "Given altered"], ["2", "Given"], ["3", "Not found in the defense set"],
    ]  # fmt: skip
    word = WordDocument(io.BytesIO(got["docx"]))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    paper = PdfDocument(got["pdf"])
    printed = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    for text in (told, printed):
        assert "as it was given to us" in text
        assert "Signatures" in text
        assert "withheld" not in text.lower()
    with acting(cast.alice):
        sha = Source.objects.get(pk=table.defense).documents.get().original.sha256
    assert sha in "".join(printed.split())
    assert got["xlsx"].startswith(b"PK")


@pytest.mark.parametrize("said", ["Look at the lamp. ", "lamp", "Look\n"])
def test_the_report_takes_the_longest_note_that_may_be_written(cast: Cast, said: str) -> None:
    table = laid_out(cast)
    page, client = _page(cast, table, "not_found"), signed_in(cast.alice)
    note = (said * 2000)[:3990] + " the end."
    client.post(table.url("disclosure_decide", page=page.pk), {"status": "not_found", "note": note})
    for form in ("pdf", "docx"):
        assert client.get(table.url("disclosure_report") + f"?form={form}").status_code == 200
    paper = PdfDocument(client.get(table.url("disclosure_report")).content)
    assert "the end." in "\n".join(page.get_textpage().get_text_bounded() for page in paper)


def test_a_table_of_a_filtered_list_holds_only_its_pages(cast: Cast) -> None:
    table = laid_out(cast)
    answer = signed_in(cast.alice).get(
        table.url("disclosure_report") + "?form=csv&status=not_found"
    )
    assert len(answer.content.decode("utf-8-sig").strip().splitlines()) == 2
    bad = signed_in(cast.alice).get(table.url("disclosure_report") + "?form=exe")
    assert bad.status_code == 404
