"""What a line points at, what it leaves alone, and how surely words were read."""

import time

import pytest

from reopen.lib.flags import Reading, Scanner, read_as, read_lexicon, shipped_text

_SMALL = """
version: "1"
lists: {crew: [sailor, old captain]}
passages: {denied: [no ..3 deal], law: {lines: [a witness must], but: [here]}}
rules:
  - key: deal
    kind: informant
    label: L
    label_es: L
    why: W
    why_es: W
    any: [promis* ..3 leniency, show up identification, deal]
    unless: [car dealer deal]
    unless_passages: [denied, law]
  - key: both
    kind: informant
    label: L
    label_es: L
    why: W
    why_es: W
    any: ["wagon & <crew>", "ship && storm|rain"]
  - key: near
    kind: interrogation
    label: L
    label_es: L
    why: W
    why_es: W
    any: [threat*]
    having: [detective]
    within: 6
"""
SMALL = Scanner(read_lexicon(_SMALL))
SHIPPED = Scanner(read_lexicon(shipped_text()))


def _words(text: str, *, slips: bool = False) -> list[str]:
    return [text[hit.start : hit.end] for hit in SMALL.scan(text, slips=slips)]


def test_words_between_are_counted_and_a_sentence_is_not_left() -> None:
    assert _words("He promised him some leniency.") == ["promised him some leniency"]
    assert _words("He promised him some more real leniency.") == []
    assert _words("He promised. Leniency came.") == []


def test_a_short_form_ends_no_sentence() -> None:
    assert _words("They promised Mr. Doe leniency.") == ["promised Mr. Doe leniency"]


def test_hyphens_line_ends_and_case_do_not_matter() -> None:
    assert _words("A SHOW-UP\nidentification") == ["SHOW-UP\nidentification"]
    assert _words("He prom-\nised leniency.") == ["prom-\nised leniency"]


def test_what_is_denied_in_the_sentence_is_no_flag_and_the_next_sentence_is() -> None:
    assert _words("There was no such deal.") == []
    assert _words("There was no fee. A deal was made.") == ["deal"]


def test_the_law_in_general_is_no_flag_unless_the_sentence_speaks_of_this_case() -> None:
    assert _words("A witness must tell of any deal.") == []
    assert _words("A witness must tell, and here there was a deal.") == ["deal"]


def test_words_that_belong_together_may_stand_in_any_order_of_one_sentence() -> None:
    assert _words("The old captain sold his wagon.") == ["wagon"]
    assert _words("The wagon stood where the sailor was.") == ["wagon"]
    assert _words("The wagon stood. The sailor was gone.") == []


@pytest.mark.parametrize(
    "text", ["A ship came in a storm.", "A storm rose. The ship sank.", "The ship sank. Rain fell."]
)
def test_a_word_that_may_be_near_may_stand_in_the_sentence_before_or_after(text: str) -> None:
    assert _words(text) == ["ship"]


def test_a_word_two_sentences_away_is_not_near() -> None:
    assert _words("A storm rose. Nobody slept. The ship sank.") == []
    assert _words("The ship sank. Nobody slept. A storm rose.") == []


def test_a_word_parted_where_a_line_once_ended_is_one_word() -> None:
    assert _words("He prom- ised leniency.") == ["prom- ised leniency"]


def test_a_rule_is_met_once_in_a_sentence() -> None:
    assert _words("One deal and a second deal. A third deal.") == ["deal", "deal"]


def test_a_near_word_may_stand_in_the_sentence_before_but_not_far_away() -> None:
    assert _words("The detective came. He made threats.") == ["threats"]
    assert _words("The detective came. " + "He sat there for a while. " * 3 + "Threats.") == []


@pytest.mark.parametrize("misread", ["prornised", "promlsed", "prom1sed"])
def test_slips_of_the_reading_are_forgiven_for_images_and_said(misread: str) -> None:
    text = f"He {misread} lenlency."
    (hit,) = SMALL.scan(text, slips=True)
    assert hit.reading is Reading.LIKELY
    assert SMALL.scan(text) == []


def test_doubtful_words_make_a_weak_reading_and_sure_ones_a_plain_one() -> None:
    (hit,) = SMALL.scan("A deal.")
    assert read_as(hit, [95]).reading is Reading.PLAIN
    assert read_as(hit, [95, 75]).reading is Reading.LIKELY
    assert read_as(hit, [95, 30]).reading is Reading.WEAK


def test_the_passage_is_the_sentence_and_holds_the_words() -> None:
    text = "Nothing here. They made a deal with him. Nothing there."
    (hit,) = SMALL.scan(text)
    assert text[hit.passage_start : hit.passage_end].strip() == "They made a deal with him."


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("form.suggestive_identification", "The procedure was unduly suggestive."),
        ("form.coerced_confession", "He said the confession was coerced."),
        ("form.false_observation", "Officer Doe testified falsely about the light."),
        ("form.police_concealed", "Detectives withheld the report from the prosecutor."),
        ("form.informant_incentive", "There was an undisclosed deal with the cellmate."),
        ("form.prosecution_withheld", "The State failed to disclose the lab report."),
        ("form.evidence_mishandled", "The swabs were destroyed in 1991."),
        ("form.untruthful_witness", "The prosecutor knew the testimony was false."),
        ("form.witness_pressed", "Detectives threatened the alibi witness."),
        ("form.fraudulent_expert", "The analyst fabricated her results."),
        ("form.overstated_argument", "The prosecutor misstated the evidence in closing."),
        ("method.hair_microscopy", "A microscopic hair comparison was made."),
        ("identification.single_photo", "She was shown a single photograph."),
        ("interrogation.length", "He was questioned for eleven hours."),
        ("informant.jailhouse", "A jailhouse informant came forward."),
    ],
)
def test_the_shipped_lexicon_points_at_the_plainest_words_of_each_form(
    rule: str, text: str
) -> None:
    assert rule in {hit.rule.key for hit in SHIPPED.scan(text)}


def test_an_ordinary_page_has_no_flag() -> None:
    text = "On May 3 the clerk closed the store at nine. The motion to suppress was denied."
    assert SHIPPED.scan(text) == []


def test_a_page_without_full_stops_is_searched_in_bounded_time() -> None:
    page = "the police officer told the witness that the suspect was in the lineup " * 60
    begun = time.process_time()
    assert SHIPPED.scan(page, slips=True)
    assert time.process_time() - begun < 2
