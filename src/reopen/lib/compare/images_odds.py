"""How two witnesses are weighed: the likeness of two inks, and which reading each of them fits.

The weights follow a logistic regression on disputed spots of made-up pages (150 pages of the
families scanners, copiers and archives of `bench_altered`), rounded. What it also gave to the
length of the difference was small and is left out. The two limits and the share of the number of
spots were set by hand on the same pages.
"""

import math

#: Log odds that a spot was changed: from the first on it is called so, below the second it is taken
#: for a misreading; between the two a person has to look.
CHANGED, LEFT_TO_A_PERSON = 0.6, -2.4
#: Preference below which one ink alone shows that the other reading is the right one, and from
#: which each is taken to fit its own.
FITS_THE_OTHER, FITS_ITS_OWN = -0.2, 0.2
_BEFORE = -5.6
_STEP, _KNEE, _BEYOND, _FARTHEST = 2.1, 3.0, 0.9, 8.0
_FIT, _MOST_FIT = 4.9, 0.6
#: Spots looked at on the pages the weights come from.
_USUAL_SPOTS = 16


def log_odds(excess: float, preference: float | None, spots: int) -> float:
    """That this one of `spots` looked at is a change on paper and not the reading's fault.

    A page with many misreadings has as many chances of a freak; each has to convince the more.
    """
    clipped = min(max(excess, -1.0), _FARTHEST)
    ink = _STEP * min(clipped, _KNEE) + _BEYOND * max(clipped - _KNEE, 0.0)
    fit = _FIT * min(max(preference or 0.0, -_MOST_FIT), _MOST_FIT)
    return _BEFORE + ink + fit - math.log(max(spots, 1) / _USUAL_SPOTS) / 2
