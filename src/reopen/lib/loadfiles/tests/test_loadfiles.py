"""Load files: what goes out comes back; what is malformed is reported, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reopen.lib.loadfiles import (
    Image,
    Style,
    Trouble,
    Volume,
    read_dat,
    read_opt,
    read_volume,
    write_dat,
    write_opt,
)

COLUMNS = ["BEGBATES", "ENDBATES", "BEGATTACH", "CUSTODIAN", "TEXTPATH", "NOTE"]
USUAL, COMMA = Style(), Style(delimiter=",", quote='"', newline="")
PILCROW = Style(delimiter="\N{PILCROW SIGN}", encoding="cp1252")


def row(number: int, **more: str) -> dict[str, str]:
    bates = f"QC{number:06d}"
    return {"BEGBATES": bates, "ENDBATES": bates, "TEXTPATH": f"TEXT\\{bates}.txt", **more}


def volume(
    folder: Path, rows: list[dict[str, str]], images: list[Image], dat: bytes | None = None
) -> Volume:
    """A volume written to a folder as it would come, and read again."""
    (folder / "TEXT").mkdir(exist_ok=True)
    (folder / "IMAGES").mkdir(exist_ok=True)
    for number in range(1, 1001):
        if number <= max(len(rows), 3):
            (folder / "TEXT" / f"QC{number:06d}.txt").write_text(f"Text of {number}", "utf-8")
            (folder / "IMAGES" / f"QC{number:06d}.tif").write_bytes(b"II*\0%d" % number)
    (folder / "load.dat").write_bytes(write_dat(COLUMNS, rows) if dat is None else dat)
    (folder / "load.opt").write_bytes(write_opt(images))
    return read_volume(folder / "load.dat", folder / "load.opt", folder)


def image(number: int, **more: object) -> Image:
    key = f"QC{number:06d}"
    held = {"key": key, "path": f"IMAGES\\{key}.tif", "first": True, "pages": 1, **more}
    return Image(**held)  # type: ignore[arg-type]


def test_a_thousand_documents_go_out_and_come_back_without_loss(tmp_path: Path) -> None:
    note = 'line one\nline "two", þ ¶ ñ — 3; ' + "\t tab"
    rows = [row(n, CUSTODIAN=f"Róisín {n}", NOTE=note * (n % 3)) for n in range(1, 1001)]
    for held in rows[1:10]:
        held["BEGATTACH"] = "QC000001"
    read = volume(tmp_path, rows, [image(n) for n in range(1, 1001)])
    assert read.problems == []
    back = [{name: cell for name, cell in item.fields.items() if cell} for item in read.items]
    assert back == [{name: cell for name, cell in held.items() if cell} for held in rows]
    assert [read.texts[item.begin].read_text("utf-8") for item in read.items] == [
        f"Text of {n}" for n in range(1, 1001)
    ]
    assert sum(map(len, read.images.values())) == 1000
    assert read.items[4].family == "QC000001"


@pytest.mark.parametrize("style", [USUAL, COMMA, PILCROW], ids=["usual", "comma", "pilcrow"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_signs_and_encodings_are_told_from_the_file(style: Style, encoding: str) -> None:
    written = Style(style.delimiter, style.quote, style.newline, encoding)
    rows = [row(1, NOTE="a, þ b\nsecond “line” ñ"), row(2)]
    read = read_dat(write_dat(COLUMNS, rows, written))
    assert read.problems == []
    assert [item.fields["NOTE"] for item in read.items] == [rows[0]["NOTE"], ""]


def test_real_line_breaks_in_a_cell_are_kept_and_lines_are_counted() -> None:
    text = "þBEGBATESþ\x14þNOTEþ\r\nþA001þ\x14þone\ntwoþ\r\nþA002þ\x14þ®þ\r\nþA003þ\r\n"
    read = read_dat(text.encode())
    assert [(item.line, item.fields["NOTE"]) for item in read.items] == [(2, "one\ntwo"), (4, "®")]
    assert [(one.line, one.trouble) for one in read.problems] == [(5, Trouble.CELLS)]


def test_a_sign_that_stands_for_line_breaks_is_not_lost_when_it_is_meant() -> None:
    rows = [row(1, NOTE="Brand®\nnext"), row(2, NOTE="Other®")]
    read = read_dat(write_dat(COLUMNS, rows))
    assert [item.fields["NOTE"] for item in read.items] == ["Brand®\nnext", "Other®"]


def _second(**cells: str) -> Callable[[Path], Volume]:
    return lambda folder: volume(folder, [row(1), row(2, **cells)], [image(1), image(2)])


def _images(*images: Image) -> Callable[[Path], Volume]:
    return lambda folder: volume(folder, [row(1), row(2)], list(images))


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], Volume]:
    good = write_dat(COLUMNS, [row(1), row(2)])
    return lambda folder: volume(folder, [row(1), row(2)], [image(1), image(2)], change(good))


def _cut_quote(data: bytes) -> bytes:
    return data[: data.rindex("þ".encode())] + b"\r\n"


MALFORMED = {
    "overlap": (_second(BEGBATES="QC000001", ENDBATES="QC000005"), Trouble.OVERLAP, 3),
    "backwards": (_second(BEGBATES="QC000009", ENDBATES="QC000002"), Trouble.RANGE, 3),
    "no number": (_second(BEGBATES="", ENDBATES=""), Trouble.NO_NUMBER, 3),
    "climbs": (_second(TEXTPATH="..\\..\\etc\\passwd"), Trouble.PATH, 3),
    "climbs with slashes": (_second(TEXTPATH="TEXT/../../secret.txt"), Trouble.PATH, 3),
    "absolute": (_second(TEXTPATH="/etc/passwd"), Trouble.PATH, 3),
    "drive": (_second(TEXTPATH="C:\\Windows\\win.ini"), Trouble.PATH, 3),
    "share": (_second(TEXTPATH="\\\\server\\share\\a.txt"), Trouble.PATH, 3),
    "address": (_second(TEXTPATH="file:///etc/passwd"), Trouble.PATH, 3),
    "NUL": (_second(TEXTPATH="TEXT\\QC000002.txt\x00.jpg"), Trouble.CONTROL, 3),
    "missing text": (_second(TEXTPATH="TEXT\\gone.txt"), Trouble.MISSING, 3),
    "family": (_second(BEGATTACH="QC000777"), Trouble.FAMILY, 3),
    "cells": (_bytes(lambda data: data + "þQC000003þ\x14þþ\r\n".encode()), Trouble.CELLS, 4),
    "open quote": (_bytes(_cut_quote), Trouble.QUOTING, 3),
    "encoding": (_bytes(lambda data: data + b"\xff\xfe\xfd\r\n"), Trouble.ENCODING, 4),
    "no header": (_bytes(lambda data: data.split(b"\n", 1)[1]), Trouble.NO_BEGIN, 1),
    "column twice": (_bytes(lambda data: data.replace(b"NOTE", b"Custodian")),
                     Trouble.COLUMN_TWICE, 1),
    "empty": (_bytes(lambda data: data[:0]), Trouble.EMPTY, 0),
    "missing image": (_images(image(1), image(2, path="IMAGES\\no.tif")), Trouble.MISSING, 2),
    "image climbs": (_images(image(1), image(2, path="..\\a.tif")), Trouble.PATH, 2),
    "orphan image": (_images(image(1), image(2), image(3)), Trouble.ORPHAN, 3),
    "no first": (_images(image(1, first=False), image(2)), Trouble.NO_BREAK, 1),
    "image twice": (_images(image(1), image(2), image(2)), Trouble.IMAGE_TWICE, 3),
    "count": (_images(image(1, pages=5), image(3, first=False), image(2)), Trouble.COUNT, 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_volume_is_reported_with_line_and_reason(kind: str, tmp_path: Path) -> None:
    make, trouble, line = MALFORMED[kind]
    read = make(tmp_path)
    assert not read.is_whole
    assert (trouble, line) in {(one.trouble, one.line) for one in read.problems}
    assert all("%(" not in str(problem) for problem in read.problems)


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for them")
    folder = tmp_path / "volume"
    (folder / "TEXT").mkdir(parents=True)
    (folder / "TEXT" / "way.txt").symlink_to(secret)
    (folder / "AWAY").symlink_to(tmp_path)
    for path in ("TEXT\\way.txt", "AWAY\\secret.txt"):
        (folder / "load.dat").write_bytes(write_dat(COLUMNS, [row(1, TEXTPATH=path)]))
        read = read_volume(folder / "load.dat", None, folder)
        assert [one.trouble for one in read.problems] == [Trouble.LINK]


def test_paths_are_found_whatever_their_case_and_with_the_root_of_the_volume(
    tmp_path: Path,
) -> None:
    read = volume(
        tmp_path,
        [row(1, TEXTPATH="\\text\\qc000001.TXT"), row(2, TEXTPATH=".\\TEXT\\QC000002.txt")],
        [image(1), image(2)],
    )
    assert read.problems == []


def test_images_belong_to_the_document_whose_first_image_came_before() -> None:
    images = [image(1, pages=2), image(2, first=False, pages=None), image(3, volume='V "1", x')]
    read, problems = read_opt(write_opt(images))
    assert problems == []
    assert [(one.key, one.first, one.pages) for one in read] == [
        ("QC000001", True, 2), ("QC000002", False, None), ("QC000003", True, 1),
    ]  # fmt: skip
    assert read[2].volume == 'V "1", x'


@pytest.mark.parametrize("line", ["QC1,V,a.tif,X,,,1", "QC1,V,a.tif,Y,,,many", "QC1,V,a.tif,Y"])
def test_a_bad_image_line_is_reported(line: str) -> None:
    images, problems = read_opt(f"QC0,V,b.tif,Y,,,1\n{line}\n".encode())
    assert [(len(images), one.line) for one in problems] == [(1, 2)]
