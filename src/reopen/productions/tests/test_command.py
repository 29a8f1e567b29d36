"""`reopen productions` at the console: what a person reads, and what a script gets."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from reportlab.pdfgen.canvas import Canvas

from reopen.productions.in_words import in_words


def _pdf(path: Path, *, covered: bool) -> Path:
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.drawString(40, 100, "Witness phone 555-0126")
    if covered:
        canvas.rect(38, 95, 200, 18, fill=1)
    canvas.save()
    return path


def _check(*paths: Path, as_json: bool = False) -> str:
    out = io.StringIO()
    arguments = [str(path) for path in paths] + ["--json"] * as_json
    try:
        call_command("productions", "check", *arguments, stdout=out, stderr=io.StringIO())
    except CommandError as error:
        out.write(f"\n{error}")
    return out.getvalue()


@pytest.mark.slow
def test_a_checked_pdf_is_told_in_lines_for_a_person(tmp_path: Path) -> None:
    clean = _pdf(tmp_path / "clean.pdf", covered=False)
    covered = _pdf(tmp_path / "covered.pdf", covered=True)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    told = _check(clean, covered, broken)
    assert "clean.pdf: 1 page, may go out" in told
    assert "covered.pdf: 1 page, MUST NOT go out" in told
    assert "555-0126" in told
    assert "not checked, so do not send it" in told
    assert "kept" not in told
    assert "Do not send what is named above." in told
    assert json.loads(_check(clean, as_json=True))["files"][0]["may_go_out"] is True


def test_an_import_names_every_bad_line_and_says_how_many_more() -> None:
    told = in_words(
        {"import": "x", "state": "refused", "documents": 0, "reason": "Nothing was taken in.",
         "problems": [{"file": "a.dat", "line": 3, "sentence": "A column is missing."}],
         "problem_count": 5}
    )  # fmt: skip
    assert told.splitlines() == [
        "refused: 0 documents taken in",
        "  Nothing was taken in.",
        "  a.dat, line 3: A column is missing.",
        "  and 4 more",
    ]


def test_a_production_that_was_stopped_says_where_something_can_be_lifted() -> None:
    told = in_words(
        {"production": "x", "state": "stopped", "documents": 2, "pages": 3, "sha256": "",
         "findings": [["A-1", 2, "covered"]]}
    )  # fmt: skip
    assert "document A-1, page 2: " in told
