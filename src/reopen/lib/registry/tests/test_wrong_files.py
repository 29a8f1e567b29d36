"""A file that is no export gets one clear sentence."""

import io
import zipfile

import pytest

from reopen.lib.registry import NotAnExportError, read_export, tables
from reopen.lib.registry.tests import made

COUNTIES = b"fips,state,county,population\n01001,Alabama,Autauga County,55869\n"


def archive(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made_archive:
        made_archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!DOCTYPE html><html><body>503</body></html>", "web page"),
        (b"\xef\xbb\xbf\n<html>", "web page"),
        (COUNTIES, "header of a Registry export"),
        (b"Last Name,First Name,State,County\nBrindle,Otto,IL,Cook\n", "date of exoneration"),
        (b"\x00\x01\x02 nothing, at all, of use", "header"),
        (archive("note.txt", b"hello"), "archive"),
        (b"PK\x03\x04 broken", "workbook"),
        (b"\xd0\xcf\x11\xe0 broken", "workbook"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(NotAnExportError, match=words):
        read_export(content)


def test_a_header_without_rows_is_refused() -> None:
    with pytest.raises(NotAnExportError, match="no rows"):
        read_export(made.years_only([]).csv())


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MAX_UNPACKED", 1000)
    with pytest.raises(NotAnExportError, match="unpacks"):
        read_export(archive("xl/workbook.xml", b" " * 2000))


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 10)
    with pytest.raises(NotAnExportError, match="larger"):
        read_export(made.years_only().csv())


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    with pytest.raises(NotAnExportError, match="rows"):
        read_export(made.years_only().csv())
