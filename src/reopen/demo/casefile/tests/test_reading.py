"""The reading engine gets through the worst pages of the case file."""

from pathlib import Path

import pytest

from reopen.demo.casefile import iter_case_file
from reopen.lib.reading import Legibility, read_file, read_pages

# A faxed copy on which the OCR engine has remarks to make: it must not die of them in the sandbox.
FAXED = "06 Ames statement.pdf"


@pytest.mark.slow
def test_a_page_the_engine_remarks_on_is_read_and_not_failed(tmp_path: Path) -> None:
    made = next(made for made in iter_case_file(tmp_path, 1988) if made.path.name == FAXED)
    pages = list(read_file(made.path, FAXED).ocr_pages)
    readings = list(read_pages(made.path, FAXED, pages))
    assert pages
    assert all(reading.legibility is not Legibility.FAILED for reading in readings)
