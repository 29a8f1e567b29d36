"""Pages of testimony as a reader of images gives them: numbers at the left, slips and all."""

import re
from collections.abc import Sequence

from reopen.lib.reading.words import PageText, Word

_TOP, _PITCH = 0.1, 0.033


def sheet_words(
    lines: Sequence[str],
    *,
    printed: str = "",
    lost: Sequence[int] = (),
    read_as: dict[int, str] | None = None,
    left: float = 0.0,
    width: float = 1.0,
    lean: float = 0.0,
) -> list[list[Word]]:
    """Rows of words; `lost` numbers are missing, `read_as` gives others, `lean` tilts the scan."""

    def word(text: str, x: float, rung: float) -> Word:
        y = _TOP + rung * _PITCH + x * lean
        x0 = left + x * width
        return Word(text, x0, y - 0.005, x0 + 0.011 * len(text) * width, y + 0.005, 90)

    rows = [[word(printed, 0.85, -1.0)]] if printed else []
    slips = read_as or {}
    kept = (number for number in range(1, 26) if number not in lost)
    rows.extend([word(slips.get(number, str(number)), 0.11, number)] for number in kept)
    for at, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        rows.append([
            word(said[0], 0.19 + said.start() * 0.011, at) for said in re.finditer(r"\S+", line)
        ])  # fmt: skip
    return rows


def page_of(lines: Sequence[str], **how: object) -> PageText:
    """One page of testimony."""
    return PageText.build(sheet_words(lines, **how))  # type: ignore[arg-type]
