"""The lexicon in force, its words for people, and scanners that are kept."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.flags.models import LexiconVersion
from reopen.lib.flags import Lexicon, Rule, Scanner, read_lexicon

_KEPT = 8  # lexicons held ready in one process

#: The eleven forms of official misconduct, in words.
FORM_WORDS = {
    "suggestive_identification": _("Suggestions in identification procedures"),
    "coerced_confession": _("Coercing false confessions"),
    "false_observation": _("Lying to or misleading jurors about observations"),
    "police_concealed": _("Not giving exculpatory evidence to prosecutors"),
    "informant_incentive": _("Incentives for unreliable informants"),
    "prosecution_withheld": _("Withholding exculpatory evidence from the defense"),
    "evidence_mishandled": _("Mishandling, mistreating or destroying evidence"),
    "untruthful_witness": _("Allowing witnesses known to be untruthful"),
    "witness_pressed": _("Pressing defense witnesses not to testify"),
    "fraudulent_expert": _("Relying on fraudulent forensic experts"),
    "overstated_argument": _("Overstating the worth of evidence in argument"),
}


def in_force() -> LexiconVersion | None:
    """The latest published lexicon of the organization in scope; None before the first search."""
    published = LexiconVersion.objects.filter(state=LexiconVersion.State.PUBLISHED)
    return published.order_by("-number").first()


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> Lexicon:
    return read_lexicon(text)


@lru_cache(maxsize=_KEPT)
def _scanner(text: str) -> Scanner:
    return Scanner(_read(text))


def lexicon_of(version: LexiconVersion) -> Lexicon:
    """The rules of a version; `LexiconError` for a draft that is not well formed."""
    return _read(version.text)


def scanner_of(version: LexiconVersion) -> Scanner:
    """The version ready to search; kept, as it remembers the words it met."""
    return _scanner(version.text)


class RuleWords:
    """The rules of several versions by their keys, for people to read."""

    def __init__(self) -> None:
        self._rules: dict[object, dict[str, Rule]] = {}

    def rule(self, version: LexiconVersion, key: str) -> Rule:
        """The rule as it stood in that version."""
        if version.pk not in self._rules:
            self._rules[version.pk] = {rule.key: rule for rule in lexicon_of(version).rules}
        return self._rules[version.pk][key]

    def label(self, version: LexiconVersion, key: str) -> str:
        return self.rule(version, key).label_in(get_language() or "en")
