import pytest

from reopen.lib.compare.marks import MARK, without_marks
from reopen.lib.compare.tests.papers import story


def _numbered(lines: list[str], first: int = 1) -> str:
    return "\n".join(f"{at:2d}  {line}" for at, line in enumerate(lines, first))


@pytest.mark.parametrize("mark", ["[REDACTED]", "####", "■■■", "XXXXXX", "l|_iI"])
def test_marks_of_redaction_are_blanked_out_in_place(mark: str) -> None:
    assert without_marks(f"He saw {mark} at noon.") == f"He saw {' ' * len(mark)} at noon."


@pytest.mark.parametrize("worn", ["[REDAcTED]", "[RE DAC7ED]", "REDACTFD", "[nEDACTED]"])
def test_misread_labels_are_blanked_where_the_page_has_others(worn: str) -> None:
    assert worn not in without_marks(f"He saw {worn} with [REDACTED] there.")
    assert "REACTOR" in without_marks("The REACTOR of [REDACTED] ran.").split()


def test_a_line_to_write_on_is_no_mark_of_redaction() -> None:
    assert not MARK.search("DATE ________  TIME ____")


def test_the_numbers_of_the_lines_of_a_transcript_are_blanked_out() -> None:
    page = _numbered(story("lines").split("\n"))

    assert not any(line.strip()[0].isdigit() for line in without_marks(page).split("\n"))


def test_numbers_that_begin_lines_without_counting_them_stay() -> None:
    page = "\n".join(f"{at} boxes of {name}" for at, name in zip("7315284", "abcdefg", strict=True))

    assert without_marks(page) == page
