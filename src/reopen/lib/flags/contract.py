"""What the rule pass works with: rules, the words they look for, and what it finds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a rule looks for."""

    FORM = "form"  # one of the eleven forms of official misconduct
    FORENSIC = "forensic"  # a method with a doubtful record
    INFORMANT = "informant"
    IDENTIFICATION = "identification"
    INTERROGATION = "interrogation"


class Tier(StrEnum):
    """How a forensic method stands with the authority that the rule names."""

    NONE = ""
    ABANDONED = "abandoned"  # given up by those who used it
    UNVALIDATED = "unvalidated"  # used, though not shown to be valid for what is claimed
    CONTESTED = "contested"  # experts disagree, or only some uses are sound


class Reading(StrEnum):
    """How surely the words of a hit were read; says nothing about what they mean."""

    PLAIN = "plain"
    LIKELY = "likely"
    WEAK = "weak"


class LexiconError(ValueError):
    """A lexicon breaks its rules; the sentence names the place."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a lawyer writes it. Lines are told in `lines.py`.

    Raised where a line of `any` stands, unless a line of `unless` or of the passages named in
    `unless_passages` stands in the same sentence; with `having`, only where one of those lines
    stands within `within` words (0: in the same sentence).
    """

    key: str
    kind: Kind
    label: str
    label_es: str
    why: str
    why_es: str
    any: tuple[str, ...]
    having: tuple[str, ...] = ()
    within: int = 0
    unless: tuple[str, ...] = ()
    unless_passages: tuple[str, ...] = ()
    form: str = ""
    tier: Tier = Tier.NONE
    authority: str = ""
    verified: bool = True

    def label_in(self, locale: str) -> str:
        return self.label_es if locale.startswith("es") else self.label

    def why_in(self, locale: str) -> str:
        return self.why_es if locale.startswith("es") else self.why


class Hit(NamedTuple):
    """A rule met in a text: the words from `start` to `end`, in a passage. Offsets in letters."""

    rule: Rule
    start: int
    end: int
    passage_start: int
    passage_end: int
    reading: Reading
