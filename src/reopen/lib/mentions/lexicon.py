"""The words that tell names, loaded once."""

from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from reopen.lib.yaml_text import read_yaml

_LONG_ENOUGH = 6  # shorter words are too often another word by one letter


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of one list of `words.yaml`, in lower case."""
    return frozenset(word.lower() for word in _read("words.yaml")[key].split())


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    return frozenset(word.lower() for word in _read("given_names.yaml")["names"].split())


@cache
def is_given_name(word: str) -> bool:
    """Whether a word is a given name, or a long one with one letter misread."""
    low = word.lower()
    if low in given_names():
        return True
    if len(low) < _LONG_ENOUGH or is_no_name(word):
        return False
    return any(
        name[0] == low[0] and len(name) == len(low) and Levenshtein.distance(name, low) == 1
        for name in given_names()
    )


@cache
def is_no_name(word: str) -> bool:
    """Whether a capitalised word is no part of a person's name."""
    low = word.lower().rstrip(".")
    lists = ("not_names", "places", "organization_endings")
    return any(low in words_of(key) for key in lists)


def alternatives(key: str) -> str:
    """A list as a part of a pattern: each word with a capital, or in capitals; longest first."""
    words = sorted(_read("words.yaml")[key].split(), key=len, reverse=True)
    return "|".join(form for word in words for form in dict.fromkeys((word, word.upper())))


@cache
def _read(name: str) -> dict[str, str]:
    table: dict[str, str] = read_yaml(files(__package__).joinpath(name).read_text("utf-8"))
    return table
