"""Load files come in whole or not at all."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from tests.cast import Cast, acting, signed_in

from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.documents.tests.factories import make_case, make_document, make_source, work_off
from reopen.lib.loadfiles import Image, gather, write_dat, write_opt
from reopen.lib.reading import read_file
from reopen.lib.redaction.tests import filings
from reopen.lib.redaction.tests.filings.paper import scan
from reopen.productions import actions, queries
from reopen.productions.actions.loading import receive_import
from reopen.productions.models import LoadedItem, LoadImport, PageNumber, Production

pytestmark = pytest.mark.django_db
COLUMNS = ["BEGBATES", "ENDBATES", "BEGATTACH", "CUSTODIAN", "TEXTPATH", "NATIVELINK"]
State = LoadImport.State


def row(number: int, last: int = 0, **more: str) -> dict[str, str]:
    begin, end = f"QC{number:06d}", f"QC{last or number:06d}"
    return {"BEGBATES": begin, "ENDBATES": end, "TEXTPATH": f"TEXT\\{begin}.txt", **more}


def tiff(text: str) -> bytes:
    out = io.BytesIO()
    scan(text, None).convert("1").save(out, "TIFF", compression="group4", dpi=(200, 200))
    return out.getvalue()


def image(number: int, *, first: bool = True) -> Image:
    key = f"QC{number:06d}"
    return Image(key, f"IMAGES\\{key}.tif", first)


def volume(
    rows: list[dict[str, str]], images: list[Image], top: str = "", **more: bytes | None
) -> bytes:
    """An archive: three images with a text for each of the first two documents."""
    files: dict[str, bytes | None] = {
        "DATA/load.dat": write_dat(COLUMNS, rows),
        "DATA/load.opt": write_opt(images),
        **{f"IMAGES/QC{n:06d}.tif": tiff(f"Sheet {n}") for n in (1, 2, 3)},
        "TEXT/QC000001.txt": b"Officer Dunmore wrote\fand signed",
        "TEXT/QC000003.txt": b"The item was returned",
        **{_path(name): data for name, data in more.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(top + name, data)
    return out.getvalue()


def _path(name: str) -> str:
    return name if "." in name else name.replace("__", "/").replace("_dot_", ".")


ROWS = [row(1, 2, CUSTODIAN="Róisín\nDesk 4"), row(3, BEGATTACH="QC000001")]
IMAGES = [image(1), image(2, first=False), image(3)]


def brought(actor: Any, source: Any, data: bytes, name: str = "VOL001.zip") -> LoadImport:
    load = receive_import(actor, source, io.BytesIO(data), name=name)
    work_off(actor)
    load.refresh_from_db()
    return load


def test_documents_numbers_families_and_texts_come_in(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        load = brought(actor, make_source(actor, case), volume(ROWS, IMAGES, top="VOL001/"))
        assert (load.state, load.problems, load.documents) == (State.DONE, [], 2)
        first, second = [item.document for item in load.items.select_related("document")]
        assert (first.page_count, second.page_count) == (2, 1)
        assert second.parent == first
        assert [page.text for page in first.pages.order_by("number")] == [
            "Officer Dunmore wrote", "and signed",
        ]  # fmt: skip
        assert "officer" in first.pages.get(number=1).page_text.text
        assert LoadedItem.objects.get(document=first).fields["CUSTODIAN"] == "Róisín\nDesk 4"
        (found,) = queries.pages_numbered(actor, case, "QC 2")
        assert (found.document, found.number) == (first, 2)
        assert actions.read_numbers(actor, case) == 3


MALFORMED: dict[str, tuple[bytes, str, int]] = {
    "overlap": (volume([row(1, 2), row(2)], IMAGES), "overlap", 3),
    "path that climbs": (volume([row(1, 2, TEXTPATH="..\\a.txt"), row(3)], IMAGES), "path", 2),
    "absolute path": (volume([row(1, 2, TEXTPATH="C:\\a.txt"), row(3)], IMAGES), "path", 2),
    "text gone": (volume(ROWS, IMAGES, TEXT__QC000003_dot_txt=None), "missing", 3),
    "image gone": (volume(ROWS, IMAGES, IMAGES__QC000002_dot_tif=None), "missing", 2),
    "orphan": (volume(ROWS[:1], IMAGES), "orphan", 3),
    "no load file": (volume(ROWS, IMAGES, DATA__load_dot_dat=None), "load_files", 0),
    "two load files": (volume(ROWS, IMAGES, DATA__b_dot_dat=b"x"), "load_files", 0),
    "broken image": (volume(ROWS, IMAGES, IMAGES__QC000002_dot_tif=b"II*\0x"), "unreadable", 2),
    "empty": (volume(ROWS, IMAGES, DATA__load_dot_dat=b""), "empty", 0),
    "family": (volume([row(1, 2, BEGATTACH="QC000009"), row(3)], IMAGES), "family", 2),
    "short line": (
        volume(ROWS, IMAGES, DATA__load_dot_dat=write_dat(COLUMNS, ROWS) + "þQCþ\r\n".encode()),
        "cells", 4,
    ),
}  # fmt: skip


def test_a_malformed_load_file_is_reported_and_brings_nothing(cast: Cast) -> None:
    assert len(MALFORMED) >= 10
    client = signed_in(cast.alice)
    with acting(cast.alice) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
        for kind, (data, trouble, line) in MALFORMED.items():
            load = brought(actor, source, data, f"{kind}.zip")
            assert (load.state, load.blob) == (State.REFUSED, ""), kind
            assert (trouble, line) in {(one[2], one[1]) for one in load.problems}, kind
        assert Document.objects.count() + PageNumber.objects.count() == 0
    room = f"/o/harbor/cases/{case.number}/reading/load-files/"
    shown = client.get(f"{room}{load.pk}/").content.decode()
    assert "Nothing was taken in." in shown
    assert "2 instead of 6" not in shown
    assert "1 instead of 6" in shown
    told = client.get(f"{room}{load.pk}/", {"format": "csv"}).content.decode("utf-8-sig")
    assert "DATA/load.dat,4,The line has 1 instead of 6 cells." in told


def test_numbers_that_are_in_the_case_already_are_refused(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        source = make_source(actor, make_case(actor))
        assert brought(actor, source, volume(ROWS, IMAGES)).state == State.DONE
        again = brought(actor, source, volume(ROWS, IMAGES))
        assert (again.state, again.problems[0][2]) == (State.REFUSED, "known")
        assert Document.objects.count() == 2


def test_names_with_backslashes_and_scraps_of_a_system_do_no_harm(cast: Cast) -> None:
    more = {"__MACOSX/DATA/._load.dat": b"scrap"}
    with acting(cast.alice) as actor:
        source = make_source(actor, make_case(actor))
        load = brought(actor, source, volume(ROWS, IMAGES, top="VOL001\\", **more))
        assert (load.state, load.documents) == (State.DONE, 2)


def test_what_is_no_archive_breaks_off_with_a_reason(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        load = brought(actor, make_source(actor, make_case(actor)), b"PK\x03\x04 and no more")
        assert (load.state, Document.objects.count()) == (State.FAILED, 0)
        assert load.reason


def test_a_load_file_is_sent_from_the_page_and_others_do_not_see_it(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
    room = f"/o/harbor/cases/{case.number}/reading/load-files/"
    client = signed_in(cast.alice)
    assert "No load file was sent yet" in client.get(room).content.decode()
    wrong = client.post(f"{room}new/", {"source": source.pk, "file": SimpleUploadedFile("a", b"x")})
    assert wrong.status_code == 422
    assert "This is no ZIP file" in wrong.content.decode()
    given = SimpleUploadedFile("VOL001.zip", volume(ROWS, IMAGES))
    answer = client.post(f"{room}new/", {"source": source.pk, "file": given})
    assert answer.status_code == 302
    with acting(cast.alice) as actor:
        work_off(actor)
    assert "2 documents were taken in." in client.get(answer["Location"]).content.decode()
    assert "VOL001.zip" in client.get(room).content.decode()
    with acting(cast.alice):
        Document.objects.filter(path__contains="QC000003").update(walled=True)
    other = signed_in(cast.ivan)
    assert other.get(answer["Location"]).status_code == 404
    assert "VOL001.zip" not in other.get(room).content.decode()


def test_a_production_comes_in_again_as_it_went_out(cast: Cast, tmp_path: Path) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
        for number in range(2):
            data = filings.filings([filings.plain] * 2, number)
            make_document(actor, source, data, f"box/{number}.pdf")
        work_off(actor)
        documents = list(Document.objects.filter(case=case).order_by("path"))
        terms = actions.Terms("First", "RO-", 7, form="tiff")
        made = actions.start_production(actor, case, documents=documents, terms=terms)
        work_off(actor)
        made.refresh_from_db()
        assert made.state == Production.State.DONE
        there = make_case(actor)
        package = file_store().bytes_of(made.blob)
        load = brought(actor, make_source(actor, there), package, "first.zip")
        assert (load.state, load.problems) == (State.DONE, [])
        for before, item in zip(documents, load.items.select_related("document"), strict=True):
            for left, right in zip(
                before.pages.order_by("number"), item.document.pages.order_by("number"), strict=True
            ):
                assert right.text.split()[:-1] == left.text.split()


def test_images_are_gathered_without_loss() -> None:
    grey, colour = Picture.effect_noise((90, 60), 80), Picture.new("RGB", (40, 30), "teal")
    out = io.BytesIO()
    grey.save(out, "TIFF", dpi=(150, 150))
    photo = io.BytesIO()
    colour.save(photo, "JPEG")
    made = gather([tiff("One"), out.getvalue(), photo.getvalue(), filings.filing(filings.plain, 1)])
    assert len(read_file(made, "a.pdf").pages) == 4
    with pikepdf.open(io.BytesIO(made)) as document:
        second, third = (document.pages[n].Resources.XObject.Page for n in (1, 2))
        assert second.read_bytes() == grey.tobytes()
        assert third.read_raw_bytes() == photo.getvalue()
