"""The page of settings cannot drift from the code that reads them."""

from reopen.config import reference


def test_the_page_of_settings_is_what_the_code_reads() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.current(), (
        "run: .venv/bin/python -m reopen.config.reference"
    )
