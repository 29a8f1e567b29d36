"""`reopen files`, as scripts use it: one JSON document, the shapes that are promised."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.documents.tests.factories import make_case, scan

pytestmark = pytest.mark.slow


def files(*arguments: str) -> Any:
    out = io.StringIO()
    call_command("files", *arguments, "--org", "harbor", "--json", stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


@pytest.fixture
def number(committed_db: None) -> str:
    organization = Organization.objects.create(slug="harbor", name="Harbor")
    with acting_as_system(organization) as actor:
        return make_case(actor).number


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder with one file of several kinds."""
    folder = tmp_path / "box"
    (folder / "inner").mkdir(parents=True)
    (folder / "note.txt").write_text("The witness saw a green sedan.")
    (folder / "copy.txt").write_text("The witness saw a green sedan.")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "inner" / "scan.png").write_bytes(scan("The lineup was held on Tuesday."))
    with zipfile.ZipFile(folder / "pack.zip", "w") as pack:
        pack.writestr("letter.txt", "Dear counsel, the ledger is gone.")
    (folder / "link.txt").symlink_to(folder / "note.txt")
    return folder


def test_a_folder_goes_in_is_read_found_and_comes_back(number: str, box: Path) -> None:
    where = ["--case", number, "--source", "Box 1"]
    added = files("add", *where, "--wait", str(box))
    rows = {row["path"]: row for row in added["documents"]}
    assert {path: row["status"] for path, row in rows.items()} == {
        "box/copy.txt": "ready",
        "box/note.txt": "duplicate",
        "box/empty.pdf": "refused",
        "box/inner/scan.png": "ready",
        "box/pack.zip": "ready",
        "box/pack.zip/letter.txt": "ready",
    }
    assert all(row["reason"].endswith(".") for row in rows.values())
    assert added["pages"] == sum(row["pages"] for row in rows.values()) == 4

    found = files("search", *where, "lineup tuesday")
    (hit,) = found["hits"]
    assert (hit["path"], hit["page"], hit["source"]) == ("box/inner/scan.png", 1, "Box 1")
    assert all(0 <= box["x0"] < box["x1"] <= 1 for box in hit["boxes"])
    assert len(hit["boxes"]) == 2

    (page,) = files("text", "--document", rows["box/inner/scan.png"]["document"])["pages"]
    assert (page["page"], page["source"]) == (1, "ocr")
    assert [word["t"] for word in page["words"]][:2] == ["The", "lineup"]

    out = box.parent / "out"
    files("get", "--document", rows["box/inner/scan.png"]["document"], "--out", str(out))
    assert out.read_bytes() == (box / "inner" / "scan.png").read_bytes()

    assert files("check")["checked"] == 5
    assert files("reindex")["pages"] == 4
    assert files("search", *where, "ledger")["total"] == 1


def test_what_cannot_be_meant_is_one_sentence(number: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^There is no case '1999-0001'\.$"):
        files("add", "--case", "1999-0001", "--source", "Box", str(tmp_path))
    with pytest.raises(CommandError, match="There is no file or folder"):
        files("add", "--case", number, "--source", "Box", str(tmp_path / "missing"))


def test_a_changed_original_is_noticed(number: str, box: Path) -> None:
    organization = str(Organization.objects.get().pk)
    files("add", "--case", number, "--source", "Box 1", str(box / "note.txt"))
    (blob,) = (settings.REOPEN_HOME / "files" / organization).glob("??/*")
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    with pytest.raises(CommandError, match="missing or changed"):
        files("check")
