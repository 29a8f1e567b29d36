"""From marks to a finished production, and back in again; walls hold all the way."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.documents.custody import check_files
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.documents.tests.factories import make_case, make_document, make_source, work_off
from reopen.lib.loadfiles import read_volume
from reopen.lib.reading import read_file
from reopen.lib.reading.spots import Spot
from reopen.lib.redaction import check_pdf
from reopen.lib.redaction.tests import filings
from reopen.productions import actions, ftm, queries
from reopen.productions.access import visible_productions
from reopen.productions.models import Production, Redaction

pytestmark = pytest.mark.django_db
TERMS = actions.Terms("First", "RO-", 7, legend="CONFIDENTIAL")


def _desk(actor: Any) -> tuple[Any, list[Document]]:
    """A case with three filings, read by the sandbox."""
    case = make_case(actor)
    source = make_source(actor, case)
    for number in range(3):
        data = filings.filing(filings.plain, number)
        make_document(actor, source, data, f"box/{number}.pdf")
    work_off(actor)
    return case, list(Document.objects.filter(case=case).order_by("path"))


def _unzipped(production: Production, folder: Path) -> zipfile.ZipFile:
    data = file_store().bytes_of(production.blob)
    assert hashlib.sha256(data).hexdigest() == production.sha256
    archive = zipfile.ZipFile(io.BytesIO(data))
    archive.extractall(folder)
    return archive


def _made(actor: Any, case: Any, documents: list[Document], **more: Any) -> Production:
    made = actions.start_production(actor, case, documents=documents, terms=replace(TERMS, **more))
    work_off(actor)
    made.refresh_from_db()
    return made


def test_a_production_is_numbered_redacted_checked_and_can_be_read_in_again(
    cast: Cast, tmp_path: Path
) -> None:
    with acting(cast.alice) as actor:
        case, (first, second, third) = _desk(actor)
        places = list(queries.hits_in_document(first, "officer wrote"))
        assert len(places) == 1
        actions.mark_redactions(actor, first, places=places, reason="witness", note="Rule 1")
        actions.hold_back(actor, second, basis="work_product", description="A memo to the file.")
        made = _made(actor, case, [first, second, third])
        assert (made.state, made.pages_done) == (Production.State.DONE, 3)
        archive = _unzipped(made, tmp_path)
        assert check_files().unnamed == 0
        assert bytes(file_store().bytes_of(first.original.blob)).startswith(b"%PDF")
    rows = list(csv.reader(io.StringIO((tmp_path / "manifest.csv").read_text("utf-8-sig"))))[1:]
    assert {row[0] for row in rows} == set(archive.namelist()) - {"manifest.csv"}
    for path, size, digest in rows:
        data = (tmp_path / path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (int(size), digest)
    redacted = (tmp_path / "PDF/RO-000007.pdf").read_bytes()
    text = read_file(redacted, "a.pdf").pages[0].text
    assert text is not None
    assert "officer" not in text.text
    assert "RO-000007" in text.text
    assert check_pdf(redacted).findings == []
    assert "officer" not in (tmp_path / "TEXT/RO-000007.txt").read_text()
    slip = (tmp_path / "TEXT/RO-000008.txt").read_text()
    assert "Not produced" in slip
    assert "laboratory" not in slip
    assert "A memo to the file." in (tmp_path / "LOGS/privilege-log.csv").read_text("utf-8-sig")
    assert "Rule 1" in (tmp_path / "LOGS/redaction-log.csv").read_text("utf-8-sig")
    back = read_volume(tmp_path / "DATA/production.dat", tmp_path / "DATA/production.opt", tmp_path)
    assert back.problems == []
    assert [item.begin for item in back.items] == ["RO-000007", "RO-000008", "RO-000009"]
    assert sum(map(len, back.images.values())) == 3


def test_pages_may_go_out_as_tiff(cast: Cast, tmp_path: Path) -> None:
    with acting(cast.alice) as actor:
        case, documents = _desk(actor)
        made = _made(actor, case, documents[:1], form="tiff")
        _unzipped(made, tmp_path)
    assert (tmp_path / "IMAGES/RO-000007.tif").read_bytes()[:4] == b"II*\0"


def test_no_number_goes_out_twice(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case, documents = _desk(actor)
        actions.start_production(actor, case, documents=documents, terms=TERMS)
        with pytest.raises(ValidationError, match="went out already"):
            actions.start_production(
                actor, case, documents=documents, terms=replace(TERMS, start=9)
            )


def test_a_production_with_a_walled_document_is_not_there_for_others(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case, documents = _desk(actor)
        actions.start_production(actor, case, documents=documents, terms=TERMS)
    with acting(cast.ivan) as actor:
        assert visible_productions(actor).count() == 1
    with acting(cast.alice):
        Document.objects.filter(pk=documents[1].pk).update(walled=True)
    with acting(cast.ivan) as actor:
        assert visible_productions(actor).count() == 0
        assert queries.redactions_of(actor, case).count() == 0


def test_words_everywhere_are_shown_before_they_are_marked(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        _case, documents = _desk(actor)
    url = f"/o/harbor/files/{documents[0].pk}/p/1/redactions/"
    client, words = signed_in(cast.alice), {"reason": "witness", "quote": "the", "everywhere": "on"}
    body = client.post(url, words).content.decode()
    assert "Black out all of them" in body
    with acting(cast.alice):
        assert Redaction.objects.count() == 0
    assert client.post(url, {**words, "confirmed": "on"}).status_code == 302
    with acting(cast.alice):
        assert Redaction.objects.count() == 8
    shown = client.get(f"/o/harbor/files/{documents[0].pk}/p/1/").content.decode()
    assert shown.count("mark-redaction") == 8


def test_a_spot_too_small_is_refused_and_a_mark_can_be_taken_back(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        _case, (first, *_rest) = _desk(actor)
        line = Spot(0.1, 0.1, 0.1, 0.2)
        with pytest.raises(ValidationError):
            actions.mark_redactions(actor, first, places=[(1, line)], reason="minor")
        spot = Spot(0.1, 0.1, 0.3, 0.2)
        (made,) = actions.mark_redactions(actor, first, places=[(1, spot)], reason="minor")
        assert actions.mark_redactions(actor, first, places=[(1, spot)], reason="minor") == []
        actions.undo_redaction(actor, made)
        assert queries.marks_on(actor, first.pk, 1).count() == 0


def test_numbers_read_off_pages_lead_to_them_and_show_what_is_missing(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
        for number in (411, 412, 415, 412):
            data = filings.filing(filings.plain, 1, footer=f"SAO{number:06d}")
            make_document(actor, source, data, f"box/{number}.pdf")
        work_off(actor)
        assert actions.read_numbers(actor, case) == 4
        found = queries.numbering_of(actor, case)
        assert [(str(gap.first), str(gap.last)) for gap in found.gaps] == [
            ("SAO000413", "SAO000414")
        ]
        assert [len(each.pages) for each in found.twice] == [2]
    answer = signed_in(cast.alice).get(
        f"/o/harbor/cases/{case.number}/reading/bates/", {"q": "sao 411"}
    )
    assert answer.status_code == 302
    assert "/p/1/" in answer["Location"]


def test_a_checked_pdf_gets_an_answer_and_is_not_kept(cast: Cast) -> None:
    client, url = signed_in(cast.alice), "/o/harbor/check-pdf/"
    for draw, said in ((filings.under_a_box, "Do not send this file"),
                       (filings.burnt, "Nothing was found that can be lifted")):  # fmt: skip
        given = io.BytesIO(filings.filing(draw, 3))
        given.name = "motion.pdf"
        assert said in client.post(url, {"file": given}).content.decode()
    with acting(cast.alice):
        assert Document.objects.count() == 0
    broken = io.BytesIO(b"no pdf")
    broken.name = "motion.pdf"
    assert "could not be checked" in client.post(url, {"file": broken}).content.decode()


def test_the_pages_of_the_room_say_what_to_do_when_empty_and_list_what_there_is(
    cast: Cast,
) -> None:
    with acting(cast.alice) as actor:
        case, documents = _desk(actor)
        room = f"/o/harbor/cases/{case.number}/reading/"
    client = signed_in(cast.alice)
    for page in ("productions/", "redactions/", "privilege/", "bates/", "productions/new/"):
        assert client.get(room + page).status_code == 200
    held = {"basis": "other", "description": "A letter."}
    assert client.post(f"/o/harbor/files/{documents[0].pk}/privilege/", held).status_code == 302
    assert "A letter." in client.get(f"{room}privilege/").content.decode()
    csv_of = client.get(f"{room}privilege/", {"format": "csv"})
    assert "A letter." in csv_of.content.decode("utf-8-sig")
    given = {"name": "First", "bates_prefix": "RO-", "start": 7, "width": 6, "form": "pdf"}
    form = {**given, "order": "path", "documents": [str(documents[0].pk), str(documents[1].pk)]}
    answer = client.post(f"{room}productions/new/", form)
    assert answer.status_code == 302
    with acting(cast.alice) as actor:
        work_off(actor)
    shown = client.get(answer["Location"]).content.decode()
    assert "Every file passed the last check" in shown
    taken = client.get(answer["Location"] + "download/")
    assert b"".join(taken.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert signed_in(cast.stella).get(answer["Location"] + "download/").status_code == 403


def test_a_case_goes_out_as_entities_without_what_is_walled(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case, documents = _desk(actor)
    url = f"/o/harbor/cases/{case.number}/reading/productions/entities/"
    rows = [json.loads(line) for line in signed_in(cast.ivan).get(url).content.splitlines()]
    plain = [row["schema"] for row in rows if row["schema"] != "Mention"]
    assert plain == ["CourtCase", *["Pages", "Page"] * 3]
    assert all(isinstance(value, list) for row in rows for value in row["properties"].values())
    page = rows[2]["properties"]
    assert (page["document"], page["index"]) == ([rows[1]["id"]], ["1"])
    assert "old cannery" in page["bodyText"][0]
    with acting(cast.alice):
        Document.objects.filter(pk=documents[0].pk).update(walled=True)
    left = [json.loads(line) for line in signed_in(cast.ivan).get(url).content.splitlines()]
    assert sum(row["schema"] == "Pages" for row in left) == 2


def test_names_in_the_text_go_out_as_mentions_and_courts_as_organizations(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        body = ("Det. Harold Quill spoke with Dolores Kemp at the Calder Falls Police Department.",)
        data = filings.filing(filings.plain, 1, body=body)
        make_document(actor, make_source(actor, case), data, "box/1.pdf")
        work_off(actor)
        first, again = (list(ftm.lines(actor, case)) for _ in range(2))
    assert first == again
    rows = [json.loads(line) for line in first]
    named = {
        (row["properties"]["detectedSchema"][0], row["properties"]["name"][0])
        for row in rows
        if row["schema"] == "Mention"
    }
    assert ("Person", "Dolores Kemp") in named
    assert ("Organization", "Calder Falls Police Department") in named
    document = next(row["id"] for row in rows if row["schema"] == "Pages")
    assert {row["properties"]["document"][0] for row in rows if row["schema"] == "Mention"} == {
        document
    }
