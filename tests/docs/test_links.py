"""Links between the pages of this repository lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, texts

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def broken(page: Path, text: str) -> Iterator[str]:
    """Targets of relative links that are not there."""
    for target in LINK.findall(text):
        if "://" not in target and not (page.parent / target).exists():
            yield target


def test_every_link_between_pages_leads_to_a_file() -> None:
    pages = {path: text for path, text in texts().items() if path.endswith(".md")}
    assert len(pages) > 20
    found = {path: list(broken(ROOT / path, text)) for path, text in pages.items()}
    assert {path: targets for path, targets in found.items() if targets} == {}


def test_a_link_to_nothing_is_noticed() -> None:
    text = "[a](gone.md#part) [b](README.md) [c](https://example.org/x)"
    assert list(broken(ROOT / "page.md", text)) == ["gone.md"]
