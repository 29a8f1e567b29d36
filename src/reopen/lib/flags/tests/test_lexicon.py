"""A lexicon is checked before it is used, and the one shipped keeps its promises."""

import pytest

from reopen.lib.flags import FORMS, Kind, LexiconError, Scanner, Tier, read_lexicon, shipped_text

_RULE = """
version: "1"
lists: {officers: [police, "district attorney"]}
passages: {denied: [no deal]}
rules:
  - {key: one, kind: informant, label: L, label_es: L, why: W, why_es: W, any: [LINE]}
"""


def _with(line: str) -> str:
    return _RULE.replace("LINE", f'"{line}"')


def test_the_shipped_lexicon_has_all_eleven_forms_and_an_authority_for_every_tier() -> None:
    lexicon = read_lexicon(shipped_text())
    assert {rule.form for rule in lexicon.rules if rule.kind is Kind.FORM} == set(FORMS)
    methods = [rule for rule in lexicon.rules if rule.kind is Kind.FORENSIC]
    assert {rule.tier for rule in methods} == {*Tier} - {Tier.NONE}
    assert all(rule.authority for rule in methods)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<nobody> lied", "no list"),
        ("..3 deal", "between two words"),
        ("deal ..3", "begin and end"),
        ("a* deal", "too short"),
        ("deal| made", "missing"),
        ("deal & ", "begin and end"),
        ("deal && ", "begin and end"),
        ("&& deal", "begin and end"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_its_rule(line: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason) as told:
        read_lexicon(_with(line))
    assert "one" in str(told.value)


@pytest.mark.parametrize("text", ["[", "rules: 3", "rules: []", "!!python/object:os.system {}"])
def test_what_is_no_lexicon_is_refused(text: str) -> None:
    with pytest.raises(LexiconError):
        read_lexicon(text)


def test_a_form_of_misconduct_must_be_one_of_the_eleven() -> None:
    with pytest.raises(LexiconError, match="eleven"):
        read_lexicon(_with("deal").replace("informant", "form"))


def test_the_same_text_has_the_same_fingerprint_and_another_has_another() -> None:
    one, same, other = (read_lexicon(_with(line)) for line in ("deal", "deal", "deals"))
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_a_phrase_of_a_list_is_one_place_of_a_line() -> None:
    scanner = Scanner(read_lexicon(_with("<officers> promised")))
    assert scanner.scan("The district attorney promised.")
    assert not scanner.scan("The district promised.")
