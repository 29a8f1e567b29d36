"""Lexicons: versioned data that a lawyer can correct, as one YAML text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reopen.lib.flags.contract import Kind, LexiconError, Rule, Tier
from reopen.lib.flags.lines import read_line
from reopen.lib.yaml_text import read_yaml

#: The eleven forms of official misconduct that rules of the kind "form" stand for.
FORMS = (
    "suggestive_identification", "coerced_confession", "false_observation", "police_concealed",
    "informant_incentive", "prosecution_withheld", "evidence_mishandled", "untruthful_witness",
    "witness_pressed", "fraudulent_expert", "overstated_argument",
)  # fmt: skip
_SHIPPED = Path(__file__).with_name("lexicon.yaml")
_LONGEST = 400_000  # letters
_MOST_RULES = 500
_LINES = ("any", "having", "unless", "unless_passages")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that take flags of their sentence back, unless a line of `but` stands there too."""

    lines: tuple[str, ...]
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Rules with the lists and passages their lines name."""

    version: str
    rules: tuple[Rule, ...]
    lists: Mapping[str, tuple[str, ...]]
    passages: Mapping[str, Passage]
    fingerprint: str

    def __getitem__(self, key: str) -> Rule:
        return next(rule for rule in self.rules if rule.key == key)


@cache
def shipped_text() -> str:
    """The lexicon that comes with the program, as its text."""
    return _SHIPPED.read_text("utf-8")


def read_lexicon(text: str) -> Lexicon:
    """The lexicon of a text, checked; raises `LexiconError` with a sentence that says where."""
    if len(text) > _LONGEST:
        raise LexiconError("The lexicon is too long.")
    try:
        content = read_yaml(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(f"This is not valid YAML: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("rules"), list):
        raise LexiconError("A lexicon has version, lists, passages and rules.")
    lists = _groups(content.get("lists"), "lists")
    passages = _passages(content.get("passages"))
    rules = tuple(_rule(entry, n) for n, entry in enumerate(content["rules"], start=1))
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    found = Lexicon(str(content.get("version", "")), rules, lists, passages, fingerprint)
    _check(found)
    return found


def _check(lexicon: Lexicon) -> None:
    keys = [rule.key for rule in lexicon.rules]
    if not keys or len(keys) > _MOST_RULES:
        raise LexiconError(f"A lexicon has 1 to {_MOST_RULES} rules.")
    for key in keys:
        if keys.count(key) > 1:
            raise LexiconError(f"The rule {key} is there twice.")
    for name, passage in lexicon.passages.items():
        _try_lines(f"passages, {name}", (*passage.lines, *passage.but), lexicon)
    for rule in lexicon.rules:
        _try_lines(f"rule {rule.key}", (*rule.any, *rule.having, *rule.unless), lexicon)
        for name in rule.unless_passages:
            if name not in lexicon.passages:
                raise LexiconError(f"Rule {rule.key}: there is no passage {name}.")


def _try_lines(where: str, lines: tuple[str, ...], lexicon: Lexicon) -> None:
    for line in lines:
        try:
            read_line(line, lexicon.lists)
        except LexiconError as error:
            raise LexiconError(f"In {where}: {error}") from error


def _groups(content: object, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(content or {}, dict):
        raise LexiconError(f"“{where}” must be names with lists of words.")
    groups: Any = content or {}
    return {str(name): _lines(lines, f"{where}, {name}") for name, lines in groups.items()}


def _passages(content: object) -> dict[str, Passage]:
    """A passage is a list of lines, or `lines` with `but`."""
    if not isinstance(content or {}, dict):
        raise LexiconError("“passages” must be names with lists of lines.")
    entries: Any = content or {}
    found = {}
    for name, entry in entries.items():
        where = f"passages, {name}"
        fields_of = entry if isinstance(entry, dict) else {"lines": entry}
        if fields_of.keys() - {"lines", "but"}:
            raise LexiconError(f"In {where}: only “lines” and “but” are known.")
        found[str(name)] = Passage(
            _lines(fields_of.get("lines"), where), _lines(fields_of.get("but", []), where)
        )
    return found


def _rule(entry: object, number: int) -> Rule:
    if not isinstance(entry, dict):
        raise LexiconError(f"Rule {number} is not a set of fields.")
    where = f"rule {entry.get('key', number)}"
    known = {field.name for field in fields(Rule)}
    unknown = sorted(map(str, entry.keys() - known))
    if unknown:
        raise LexiconError(f"In {where}: unknown field {', '.join(unknown)}.")
    values: dict[str, Any] = dict(entry)
    for name in ("key", "label", "label_es", "why", "why_es", "kind"):
        if not isinstance(values.get(name), str) or not values[name].strip():
            raise LexiconError(f"In {where}: {name} is missing.")
    for name in _LINES:
        values[name] = _lines(values.get(name, []), f"{where}, {name}")
    if not values["any"]:
        raise LexiconError(f"In {where}: “any” has no line.")
    return Rule(**values | _choices(values, where))


def _choices(values: dict[str, Any], where: str) -> dict[str, Any]:
    """The fields that take one of a few values."""
    try:
        kind, tier = Kind(values["kind"]), Tier(values.get("tier", ""))
    except ValueError as error:
        raise LexiconError(f"In {where}: {error}.") from error
    form, within = values.get("form", ""), values.get("within", 0)
    if (form not in FORMS) if kind is Kind.FORM else form:
        raise LexiconError(f"In {where}: “form” must be one of the eleven forms.")
    if type(within) is not int or not 0 <= within <= 200:
        raise LexiconError(f"In {where}: “within” must be a number of words, 0 to 200.")
    if type(values.get("verified", True)) is not bool:
        raise LexiconError(f"In {where}: “verified” must be true or false.")
    if tier and not values.get("authority"):
        raise LexiconError(f"In {where}: a tier needs the authority it comes from.")
    return {"kind": kind, "tier": tier, "key": values["key"].strip()}


def _lines(content: object, where: str) -> tuple[str, ...]:
    if not isinstance(content, list) or not all(isinstance(line, str | int) for line in content):
        raise LexiconError(f"In {where}: a list of lines is wanted.")
    return tuple(str(line).strip() for line in content)
