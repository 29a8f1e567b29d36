"""The glossary stays in order and says every term once."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "glossary.md"
ENTRY = re.compile(r"- \*\*(?P<term>[^*]+)\*\*: (?P<meaning>\S.*\.)")


def entries() -> list[re.Match[str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("- ")]
    found = [ENTRY.fullmatch(line) for line in lines]
    assert None not in found, lines[found.index(None)]
    return [entry for entry in found if entry]


def terms() -> list[str]:
    return [entry["term"].casefold() for entry in entries()]


def test_the_glossary_has_the_terms_of_the_field() -> None:
    assert len(terms()) >= 60


def test_terms_are_in_alphabetical_order() -> None:
    assert terms() == sorted(terms())


def test_no_term_stands_twice() -> None:
    assert len(set(terms())) == len(terms())


def test_see_leads_to_a_term() -> None:
    known = set(terms())
    for entry in entries():
        if entry["meaning"].startswith("See "):
            assert entry["meaning"][4:-1].casefold() in known
