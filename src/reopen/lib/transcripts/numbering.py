"""The printed numbers of a transcript's pages, where the reading lost one or mistook it."""

from collections.abc import Sequence

from reopen.lib.transcripts.layout import Sheet


def settle(pages: Sequence[Sequence[Sheet]]) -> list[list[int | None]]:
    """The printed number of every sheet of every page, as read or as its neighbors say.

    A number gives way where those before and after it agree on another; a lost one is filled in
    from a run of two beside it. Numbers may run backwards, as in a stack that was fed that way.
    """
    read = [sheet.printed for sheets in pages for sheet in sheets]
    settled = [_said(read, at) for at in range(len(read))]
    rest = iter(settled)
    return [[next(rest) for _ in sheets] for sheets in pages]


def _said(read: list[int | None], at: int) -> int | None:
    before, after = _at(read, at - 1), _at(read, at + 1)
    if before is not None and after is not None and abs(after - before) == 2:
        return (before + after) // 2
    mine = read[at]
    if mine is not None and (_near(mine, before) or _near(mine, after)):
        return mine
    for step in (-1, 1):
        one, other = _at(read, at + step), _at(read, at + 2 * step)
        if one is not None and other is not None and abs(one - other) == 1:
            return 2 * one - other
    return mine


def _near(mine: int, other: int | None) -> bool:
    return other is not None and abs(mine - other) == 1


def _at(read: list[int | None], at: int) -> int | None:
    return read[at] if 0 <= at < len(read) else None
