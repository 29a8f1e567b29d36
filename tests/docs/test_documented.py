"""What an operator can set and what the log can say stands on a page."""

import re

from reopen.audit.words import event_terms
from reopen.config.reference import FOLDER
from reopen.config.reference.events import actions_by_event
from tests.architecture.tree import texts

READ = re.compile(r"\b(?:REOPEN_[A-Z_]+|[A-Z_]*DATABASE_URL)\b")
RECORDED = re.compile(r"\brecord\(\s*\"([a-z_]+\.[a-z_]+)\"")


def sources() -> dict[str, str]:
    """The program itself, without tests."""
    return {
        path: text
        for path, text in texts().items()
        if path == "reopen" or (path.startswith("src/") and path.endswith(".py"))
        if "/tests/" not in path
    }


def undocumented(source: str, page: str) -> set[str]:
    """Settings that a source names and the page does not."""
    return {name for name in READ.findall(source) if name.removesuffix("_FILE") not in page}


def test_every_setting_that_the_program_names_is_on_the_page() -> None:
    page = (FOLDER / "settings.md").read_text("utf-8")
    assert undocumented("os.environ['REOPEN_UNHEARD_OF']", page) == {"REOPEN_UNHEARD_OF"}
    assert {path: undocumented(text, page) for path, text in sources().items()} == {
        path: set() for path in sources()
    }


def recorded() -> set[str]:
    """Every kind of event that an action or a reader records."""
    read = {kind for text in sources().values() for kind in RECORDED.findall(text)}
    assert RECORDED.findall('record("case.read", actor)') == ["case.read"]
    return read | set(actions_by_event())


def test_every_event_that_is_recorded_has_words() -> None:
    assert recorded() - set(event_terms()) == set()


def test_no_words_stand_for_an_event_that_nothing_records() -> None:
    said = {key for key, term in event_terms().items() if term.until is None}
    assert said - recorded() == set(), "give the entry `until`, or record the event"
