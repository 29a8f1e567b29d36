"""A page's text folded to what survives scanning: letters and digits, without spaces.

Signs that scanners take for one another become one: 0 and o, 1, l and I, 5 and s, 8 and b, 2 and z,
and "rn" becomes "m". Accents, case, punctuation, hyphens and line breaks are gone.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]
Offsets = NDArray[np.int64]

_ALIKE = {"0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "5": "s", "$": "s", "8": "b", "2": "z"}
_KNOWN = 0x250


class Folded(NamedTuple):
    """`codes`: one number from 1 to 63 a sign; `offsets`: where in the text each stood."""

    codes: Codes
    offsets: Offsets


def _code(sign: str) -> int:
    plain = unicodedata.normalize("NFKD", sign).casefold()[:1]
    plain = _ALIKE.get(plain, plain)
    if "a" <= plain <= "z":
        return ord(plain) - ord("a") + 1
    return ord(plain) - ord("0") + 27 if plain.isdigit() and plain.isascii() else 0


def _other(number: int) -> int:
    return 37 + number % 27 if chr(number).isalpha() else 0


_TABLE = np.array([_code(chr(number)) for number in range(_KNOWN)], dtype=np.uint8)
_R, _N, _M = _code("r"), _code("n"), _code("m")


def fold(text: str) -> Folded:
    """The folded text. Letters beyond Latin keep a code of their own, many to one."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = _TABLE[np.minimum(points, _KNOWN - 1)]
    beyond = np.flatnonzero(points >= _KNOWN)
    if len(beyond):
        codes[beyond] = [_other_cached(int(number)) for number in points[beyond]]
    split_m = np.flatnonzero((codes[:-1] == _R) & (codes[1:] == _N)) if len(codes) > 1 else beyond
    if len(split_m):
        codes[split_m] = _M
        codes[split_m + 1] = 0
    kept = np.flatnonzero(codes)
    return Folded(codes[kept], kept)


@lru_cache(maxsize=4096)
def _other_cached(number: int) -> int:
    return _other(number)
