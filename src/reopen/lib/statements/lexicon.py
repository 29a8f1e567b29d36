"""The word lists, loaded once."""

from functools import cache
from importlib.resources import files

from reopen.lib.yaml_text import read_yaml


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_lists()[key].split())


@cache
def opposites() -> dict[str, str]:
    """Each word with its opposite, both ways."""
    pairs = [pair.partition(":") for pair in _lists()["opposites"].split()]
    return {a: b for a, _, b in pairs} | {b: a for a, _, b in pairs}


@cache
def alike() -> dict[str, str]:
    """Words for the same thing, each with the one that stands for it."""
    groups = [group.split(":") for group in _lists()["alike"].split()]
    return {word: group[0] for group in groups for word in group}


@cache
def _lists() -> dict[str, str]:
    table: dict[str, str] = read_yaml(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    return table
