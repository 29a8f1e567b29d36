"""The packed page."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reopen.lib.reading.words import PackedTextError, PageText, Word

shares = st.floats(0, 1, allow_nan=False)
words = st.builds(Word, st.text(), shares, shares, shares, shares, st.integers(0, 100))


@given(st.lists(st.lists(words, max_size=4), max_size=4))
def test_a_page_comes_back_from_its_packed_form(lines: list[list[Word]]) -> None:
    page = PageText.build(lines)
    again = PageText.unpack(page.pack())
    assert again.text == page.text
    assert list(again.words()) == list(page.words())
    assert len(again) == len(again.text.split())


def test_boxes_are_exact_to_a_pixel_of_a_large_page() -> None:
    (word,) = PageText.build([[Word("x", 0.123456, 0.2, 0.987654, 1.0, 88)]]).words()
    assert word.x0 == pytest.approx(0.123456, abs=1e-5)
    assert word.x1 == pytest.approx(0.987654, abs=1e-5)
    assert word.c == 88


@given(st.binary(max_size=60))
def test_bytes_that_are_no_page_are_refused(data: bytes) -> None:
    for packed in (data, zlib.compress(data), zlib.compress(b"\x01\x00" + data)):
        with pytest.raises(PackedTextError):
            PageText.unpack(packed)


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(PackedTextError):
        PageText.unpack(zlib.compress(bytes(40_000_000)))
