"""How two witnesses are weighed: the likeness of two inks, and which reading each of them fits.

The weights follow a logistic regression on disputed spots of made-up pages of several families of
wear (`bench_altered`), rounded; each family was checked with weights made without it.
"""

from typing import NamedTuple

from reopen.lib.compare.contract import DifferenceKind


class Limits(NamedTuple):
    """Log odds from which a spot is called changed, and below which it is taken for a misreading.

    Between the two a person has to look. Up to the excess `alike`, letters are not asked.
    """

    changed: float
    misread: float
    alike: float

    def seldom_hiding(self) -> "Limits":
        """For what does not read like a slip: a person looks, unless the inks are the same."""
        return self._replace(misread=self.misread - _HIDDEN_LATER)


#: One digit differs from another by few strokes, and much may hang on it: a person looks sooner.
_FIGURES = Limits(changed=0.0, misread=-4.4, alike=0.1)
_NAMES = Limits(changed=0.0, misread=-2.6, alike=0.35)
#: Ordinary words are misread far more often than they are changed.
_WORDS = Limits(changed=2.0, misread=-2.6, alike=0.35)
_BY_KIND = {
    DifferenceKind.NUMBER: _FIGURES,
    DifferenceKind.DATE: _FIGURES,
    DifferenceKind.TIME: _FIGURES,
    DifferenceKind.NAME: _NAMES,
    DifferenceKind.NEGATION: _NAMES,
}
#: What is asked on top where words were read with little confidence.
READ_BADLY = 2.0
#: What does not read like a slip is seldom one, the less the surer both were read (0..100).
_NO_SLIP, _SURE, _A_STEP = -4.0, 90, 15
_HIDDEN_LATER = 1.0
_BEFORE = -6.7
_STEP, _KNEE, _BEYOND, _FARTHEST = 2.7, 3.0, 0.7, 9.0
_FIT, _LEAST_FIT, _MOST_FIT = 5.2, -0.9, 0.57


def limits_for(kind: DifferenceKind) -> Limits:
    """How much is asked of the evidence for a difference of this kind."""
    return _BY_KIND.get(kind, _WORDS)


def no_slip(sure: int) -> float:
    """What is asked less where a digit stands against a digit, or a word against another word."""
    return _NO_SLIP + max(0, _SURE - sure) / _A_STEP


def log_odds(excess: float, preference: float | None) -> float:
    """That this is a change on paper and not the reading's fault."""
    clipped = min(max(excess, -1.0), _FARTHEST)
    ink = _STEP * min(clipped, _KNEE) + _BEYOND * max(clipped - _KNEE, 0.0)
    return _BEFORE + ink + _FIT * min(max(preference or 0.0, _LEAST_FIT), _MOST_FIT)


def looks_misread(excess: float, preference: float | None, limits: Limits) -> bool:
    """Whether the inks are so alike that nobody needs to look. Letters can only speak against."""
    return log_odds(excess, max(preference or 0.0, 0.0)) < limits.misread
