"""What a page of the make-believe file must be."""

import re
from pathlib import Path
from random import Random

import numpy as np
import pytest

from reopen.demo.casefile.build import iter_case_file
from reopen.demo.casefile.catalog import Item, PlannedFile, planned_sources
from reopen.demo.casefile.documents import sheets_of
from reopen.demo.casefile.documents.models import TEXTS, all_documents
from reopen.demo.casefile.manifest import Change
from reopen.demo.casefile.pages import drafts_of, finish
from reopen.demo.casefile.paper import text_of

PLANS = [plan for source in planned_sources() for plan in source.files]
ITEMS = [item for plan in PLANS for item in (*plan.items, *plan.attach_items)]


def _text(document: str) -> str:
    sheets = sheets_of(all_documents()[document], Random(1))
    return "\n".join(text_of(sheet.words) for sheet in sheets)


def test_every_document_lies_in_a_source() -> None:
    used = {item.document for item in ITEMS} | {name for item in ITEMS for name, _ in item.pair}
    assert used - {""} == set(all_documents())


@pytest.mark.parametrize("item", [item for item in ITEMS if item.changes], ids=lambda i: i.document)
def test_an_altered_copy_says_the_new_words_and_not_the_old(item: Item) -> None:
    text = " ".join(text_of(draft.sheet.words) for draft in drafts_of(item, 1)).replace("\n", " ")
    for change in item.changes:
        assert change.new in text
        assert change.old not in text


@pytest.mark.parametrize("item", [item for item in ITEMS if item.redact], ids=lambda i: i.document)
def test_redacted_words_are_black_and_gone_from_the_truth(item: Item) -> None:
    whole = Item(item.document, only=item.only, changes=item.changes)
    for draft, open_page in zip(drafts_of(item, 1), drafts_of(whole, 1), strict=True):
        assert draft.redacted == item.redact
        kept = {word.box for word in draft.sheet.words}
        hidden = [word for word in open_page.sheet.words if word.box not in kept]
        assert " ".join(word.text for word in hidden) == " ".join(item.redact)
        assert all(np.asarray(draft.image.crop(word.box)).max() < 40 for word in hidden)


def test_words_that_are_not_there_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="does not say"):
        drafts_of(Item("supp-3", changes=(Change("Omaha", "Lincoln", "name"),)), 1)


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_word_boxes_hold_ink_after_copying_and_turning(turn: int) -> None:
    plan = PlannedFile("defense", "somewhere.pdf", (), wear=("copy", "copy"))
    made = finish(drafts_of(Item("ames-statement", turn=turn), 1)[0], plan, 1, "JPA 00001", 1)
    page = np.asarray(made.image)
    paper = np.median(page)
    long_words = [word for word in made.truth.words if len(word.text) > 5]
    darkest = [page[y0:y1, x0:x1].min() for x0, y0, x1, y1 in (word.box for word in long_words)]
    assert len(long_words) > 20
    assert all(ink < paper - 60 for ink in darkest)


def test_rights_forms_of_two_people_are_alike_but_for_what_was_filled_in() -> None:
    one, other = _text("waiver-boyle").split(), _text("waiver-sorrel").split()
    assert len(set(one) ^ set(other)) < 20
    assert "Boyle" in one
    assert "Boyle" not in other


def test_transcript_pages_have_twenty_five_numbered_lines() -> None:
    for sheet in sheets_of(all_documents()["trial"], Random(1)):
        numbers = [word.text for word in sheet.words if word.box[0] < 240]
        assert [number for number in numbers if number.isdigit()] == [str(n) for n in range(1, 26)]


def test_telephone_numbers_are_of_the_block_kept_for_fiction() -> None:
    for path in TEXTS.glob("*.yaml"):
        numbers = re.findall(r"\b\d{3}-\d{4}\b(?!-)", path.read_text(encoding="utf-8"))
        assert all(number.startswith("555-01") for number in numbers), path.name


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first = next(iter_case_file(tmp_path / "a", seed=5))
    again = next(iter_case_file(tmp_path / "b", seed=5))
    other = next(iter_case_file(tmp_path / "c", seed=6))
    assert first.path.read_bytes() == again.path.read_bytes()
    assert first.path.read_bytes() != other.path.read_bytes()
    assert first.pages[0].text == other.pages[0].text
