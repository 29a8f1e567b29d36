"""The whole make-believe file: its files, its known truth."""

import email
import email.policy
import json
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from reopen.demo.casefile import Manifest, PageTruth, build_case_file

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    folder = tmp_path_factory.mktemp("casefile")
    seen: list[int] = []
    manifest = build_case_file(folder, progress=lambda done, _total, _path: seen.append(done))
    assert seen == list(range(1, len(seen) + 1))
    return folder, manifest


def _pages(manifest: Manifest, source: str, document: str) -> list[PageTruth]:
    return [page for page in manifest.of(source) if page.originals[0][0] == document]


def test_it_is_as_large_as_a_real_box_and_no_larger(built: tuple[Path, Manifest]) -> None:
    folder, manifest = built
    assert 85 <= len(manifest.of("prosecutor")) <= 105
    assert 55 <= len(manifest.of("defense")) <= 70
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 40_000_000


@pytest.mark.parametrize(
    ("document", "page", "status"),
    [
        ("supp-4", 1, "not found"),
        ("array-a", 1, "not found"),
        ("benefit-letter", 1, "not found"),
        ("kemp-1", 1, "not found"),
        ("serology", 1, "given"),
        ("serology", 2, "not found"),
        ("waiver-sorrel", 1, "not found"),
        ("waiver-whitfield-1", 1, "given"),
        ("supp-2", 1, "altered"),
        ("supp-3", 1, "altered"),
        ("ames-statement", 1, "altered"),
        ("supp-1", 2, "partial"),
        ("supp-9", 1, "partial"),
        ("trial", 2, "given"),
    ],
)
def test_what_became_of_a_page_of_the_prosecutor(
    built: tuple[Path, Manifest], document: str, page: int, status: str
) -> None:
    assert _pages(built[1], "prosecutor", document)[page - 1].status == status


def test_counterparts_point_both_ways(built: tuple[Path, Manifest]) -> None:
    for page in built[1].pages:
        for key in page.counterparts:
            assert page.key in built[1].page(key).counterparts


def test_what_is_mentioned_and_lies_nowhere(built: tuple[Path, Manifest]) -> None:
    nowhere = {
        mention.name for page in built[1].pages for mention in page.mentions if not mention.found_in
    }
    assert {"Supplement 6", "tape of 3 May (T-88-077)", "file 88-1907", "K-9 log"} <= nowhere
    assert "Supplement 4" not in nowhere


def test_every_page_picture_can_be_opened(built: tuple[Path, Manifest]) -> None:
    folder, manifest = built
    for path in folder.rglob("*.pdf"):
        source = next(key for key, name in manifest.folders.items() if name in path.parts)
        below = path.relative_to(folder / manifest.folders[source]).as_posix()
        pages = [page for page in manifest.of(source) if page.file == below]
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == len(pages), below
    with Image.open(next(folder.rglob("*.tif"))) as tiff:
        assert getattr(tiff, "n_frames", 1) == 5
        assert tiff.info["compression"] == "group4"


def test_born_digital_pages_have_their_text_and_a_stamped_scan_only_its_number(
    built: tuple[Path, Manifest],
) -> None:
    folder, manifest = built
    brief = pypdfium2.PdfDocument(next(folder.rglob("*brief*.pdf")))
    text = brief[0].get_textpage().get_text_bounded().split()
    assert text[:-1] == _pages(manifest, "defense", "brief")[0].text.split()
    stamped = pypdfium2.PdfDocument(next(folder.rglob("L88*.pdf")))
    assert stamped[1].get_textpage().get_text_bounded().strip() == "DA-WHIT-000002"
    brief.close()
    stamped.close()


def test_mail_document_and_truth_are_readable(built: tuple[Path, Manifest]) -> None:
    folder, manifest = built
    content = next(folder.rglob("*.eml")).read_bytes()
    message = email.message_from_bytes(content, policy=email.policy.default)
    attached = [part.get_filename() for part in message.iter_attachments()]
    assert attached == ["minute sheet.pdf"]
    assert zipfile.is_zipfile(next(folder.rglob("*.docx")))
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert [page["key"] for page in truth["pages"]] == [page.key for page in manifest.pages]
