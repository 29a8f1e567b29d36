"""Filings made at run time: bad ones of every kind, and good ones that look like them."""

from collections.abc import Callable, Iterable

from reopen.lib.redaction.tests.filings import bad as _bad
from reopen.lib.redaction.tests.filings import files as _files
from reopen.lib.redaction.tests.filings import good as _good
from reopen.lib.redaction.tests.filings.bad import under_a_box, white_on_white
from reopen.lib.redaction.tests.filings.good import burnt, plain
from reopen.lib.redaction.tests.filings.paper import BODY, Body, Draw, filing, filings

__all__ = ["bad", "burnt", "filing", "filings", "good", "plain", "under_a_box", "white_on_white"]
SEEDS = 3

Make = Callable[[int], bytes]


def bad() -> dict[str, Make]:
    """Every bad kind by name. Kinds that are drawn have as many pages as there are seeds."""
    drawn = _drawn(_bad.DRAWS) | _drawn(_bad.WHOLE_PAGES, body=())
    return drawn | _files.BAD | _cropped("under_a_box", under_a_box)


def good() -> dict[str, Make]:
    """Every good kind by name."""
    drawn = _drawn(_good.DRAWS) | _drawn(_good.WHOLE_PAGES, body=())
    return drawn | _files.GOOD | _cropped("burnt", burnt, body=())


def _drawn(draws: Iterable[Draw], body: Body = BODY) -> dict[str, Make]:
    return {draw.__name__: _maker(draw, body) for draw in draws}


def _maker(draw: Draw, body: Body) -> Make:
    return lambda seed: filings([draw] * SEEDS, seed, body=body)


def _cropped(name: str, draw: Draw, body: Body = BODY) -> dict[str, Make]:
    return {f"{name}_on_a_cropped_page": lambda seed: _files.cropped(draw, seed, body)}
