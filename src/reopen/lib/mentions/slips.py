"""Slips of the reading that stand in the way of patterns: figures in words, letters in figures."""

import re

_MIXED = re.compile(r"\b(?=[^\W\d_]*\d)\w{3,}\b")
_TO_FIGURES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5"})
_FIGURES_READ = re.compile(r"[0-9OoIlS]+")
_TO_SMALL = str.maketrans("015", "ols")
_TO_LARGE = str.maketrans("015", "OLS")
_LETTERS_READ = re.compile(r"[A-Za-z015]+")


def unslip(text: str) -> str:
    """The text with such slips undone, letter for letter: places in it are places in `text`.

    "l988" becomes "1988" and "Apri1" becomes "April"; identifiers like "B12X4" stay.
    """
    return _MIXED.sub(lambda match: _mended(match[0]), text)


def _mended(word: str) -> str:
    letters = sum(c.isalpha() for c in word)
    if letters == 0:
        return word
    figures = len(word) - letters
    if figures >= letters and _FIGURES_READ.fullmatch(word):
        return word.translate(_TO_FIGURES)
    if figures * 3 <= len(word) and len(word) >= 4 and _LETTERS_READ.fullmatch(word):
        upper = word.upper() == word
        read = word.translate(_TO_LARGE if upper else _TO_SMALL)
        return f"O{read[1:]}" if word[0] == "0" else read
    if len(word) == 4 and _FIGURES_READ.fullmatch(word) and word[0] in "lI1" and word[1] == "9":
        return word.translate(_TO_FIGURES)
    return word
