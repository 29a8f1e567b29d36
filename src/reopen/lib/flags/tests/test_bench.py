"""The bench measures both sorts of page, beside a bare search."""

from reopen.lib.flags import read_lexicon, shipped_text
from reopen.lib.flags.bench import bench_flags, flags_in_words


def test_pages_of_the_first_sort_are_full_of_flags_and_of_the_second_have_none() -> None:
    full, none = bench_flags(read_lexicon(shipped_text()), pages=2, seed=7)
    assert full["flags_per_page"] > 10
    assert none["flags_per_page"] < 1
    assert full["letters"] == none["letters"] == 3_000
    assert "ratio" in flags_in_words([full, none])
