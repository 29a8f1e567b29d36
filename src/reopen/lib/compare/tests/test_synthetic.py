"""The made-up boxes: their truth holds, they are mixed as promised, and a seed makes them again."""

from collections import Counter
from functools import cache
from random import Random

import pytest
from rapidfuzz.distance import Indel

from reopen.lib.compare.contract import Status
from reopen.lib.compare.synthetic import (
    LOOKS,
    Boxes,
    Damage,
    Family,
    LookAlike,
    Size,
    make_boxes,
)
from reopen.lib.compare.synthetic.copying import Copy
from reopen.lib.compare.synthetic.grammar import kinds, rules
from reopen.lib.compare.synthetic.noise import READERS
from reopen.lib.compare.synthetic.redaction import alter, cut, redact
from reopen.lib.compare.synthetic.telling import fitting
from reopen.lib.compare.synthetic.truth import Line, Paper, Piece, characters, text_of

PAGES = 1_500
every_look = pytest.mark.parametrize("look", LOOKS)
PROSE = "Det. Anna Brandt did not see 4471 on 3/14/94 near the depot, nor did Otto Malone."


@cache
def boxes(look: str) -> Boxes:
    return make_boxes(Size(PAGES, 5, look))


def page(*lines: str) -> list[Line]:
    return [[Piece(line)] for line in lines]


@every_look
def test_the_same_seed_makes_the_same_boxes_and_another_makes_others(look: str) -> None:
    assert make_boxes(Size(60, 3, look)) == make_boxes(Size(60, 3, look))
    assert make_boxes(Size(60, 3, look)).defense != make_boxes(Size(60, 4, look)).defense


@every_look
def test_both_boxes_have_the_size_and_every_page_its_truth(look: str) -> None:
    made = boxes(look)
    assert PAGES <= len(made.prosecution) <= PAGES + 40
    assert PAGES * 0.7 <= len(made.defense) <= PAGES * 0.85
    assert [sheet.key for sheet in made.prosecution] == [truth.key for truth in made.truths]
    assert len({sheet.key for sheet in (*made.prosecution, *made.defense)}) == len(
        made.prosecution
    ) + len(made.defense)


@every_look
def test_a_copy_shares_more_with_its_page_than_any_stranger_does(look: str) -> None:
    made = boxes(look)
    left = {sheet.key: sheet.text for sheet in made.prosecution}
    right = {sheet.key: sheet.text for sheet in made.defense}
    keys = sorted(right)
    rng = Random(1)
    for truth in made.truths[::7]:
        if not truth.copies or truth.family is Family.FORM or not truth.in_domain:
            continue
        stranger = rng.choice([key for key in rng.sample(keys, 3) if key not in truth.copies])
        near = max(_likeness(left[truth.key], right[key]) for key in truth.copies)
        assert near > _likeness(left[truth.key], right[stranger]), truth.key


def _likeness(one: str, two: str) -> float:
    return Indel.normalized_similarity(one, two)


@every_look
def test_a_clean_copy_of_a_page_is_its_text_to_the_letter(look: str) -> None:
    made = boxes(look)
    left = {sheet.key: sheet.text for sheet in made.prosecution}
    right = {sheet.key: sheet.text for sheet in made.defense}
    clean = [
        truth
        for truth in made.truths
        if truth.status is Status.GIVEN and not truth.character_error
        and truth.damages <= {Damage.REORDERED, Damage.BATES} and len(truth.copies) == 1
    ]  # fmt: skip
    assert clean
    for truth in clean:
        lines = [line for line in left[truth.key].split("\n") if not line.startswith("SAO ")]
        assert "\n".join(lines) in right[next(iter(truth.copies))]


@every_look
def test_all_damages_and_look_alikes_occur_and_a_quarter_are_forms(look: str) -> None:
    truths = boxes(look).truths
    damages = Counter(damage for truth in truths for damage in truth.damages)
    alike = Counter(one for truth in truths for one in truth.look_alikes)
    assert set(damages) == set(Damage)
    assert set(alike) == set(LookAlike)
    forms = sum(truth.family is Family.FORM for truth in truths) / len(truths)
    assert 0.17 < forms < 0.33
    statuses = Counter(truth.status for truth in truths)
    assert statuses[Status.NOT_FOUND] > PAGES * 0.3
    assert min(statuses[Status.GIVEN], statuses[Status.PARTIAL]) > PAGES * 0.1
    assert statuses[Status.ALTERED] > PAGES * 0.01


@every_look
def test_the_status_follows_from_what_befell_the_copy(look: str) -> None:
    for truth in boxes(look).truths:
        assert (truth.status is Status.NOT_FOUND) == (not truth.copies)
        assert (truth.status is Status.ALTERED) == (Damage.ALTERED in truth.damages)
        if truth.status is Status.GIVEN:
            assert truth.missing <= 0.02
        assert truth.tellable or truth.family is Family.FORM


def test_the_looks_share_no_kind_of_page() -> None:
    one, two = ({kind.name for kind in kinds(look)} for look in LOOKS)
    assert not one & two
    shared = set(rules("a")["last"]) & set(rules("b")["last"])
    assert not shared


@every_look
@pytest.mark.parametrize("rate", [0.02, 0.08, 0.15])
def test_a_reading_has_about_as_many_errors_as_asked_for(look: str, rate: float) -> None:
    lines = page(*[PROSE] * 200)
    read = text_of(READERS[look](lines, Random(2), rate)).replace("\n", " ")
    clean = " ".join([PROSE] * 200)
    # A letter taken for another counts twice here, one that is lost or found once.
    assert 0.8 * rate < Indel.distance(clean, read) / len(clean) < 2.4 * rate


def test_redaction_and_cuts_say_truly_how_much_they_took() -> None:
    lines = page(*[PROSE] * 20)
    for seed in range(20):
        left, share = redact(lines, Random(seed), 0.3)
        assert 0.1 < share < 0.55
        assert characters(lines) * (1 - share) <= characters(left) + 1
        left, share = cut(lines, Random(seed))
        assert abs(1 - characters(left) / characters(lines) - share) < 0.01


def test_an_alteration_changes_one_thing_and_tells_which() -> None:
    seen = set()
    for seed in range(40):
        made = alter(page("Nothing here", PROSE), Random(seed))
        assert made is not None
        lines, (old, new) = made
        assert lines[0] == [Piece("Nothing here")]
        assert text_of(lines) != text_of(page("Nothing here", PROSE))
        assert old != new
        seen.add(old)
    assert {"3/14/94", "4471", "did not"} <= seen
    assert alter(page("nothing"), Random(1)) is None


def form(origin: int, *filled: str) -> Paper:
    lines: list[Line] = [[Piece("NAME "), Piece(text, f"f{at}")] for at, text in enumerate(filled)]
    return Paper(origin, "tag", Family.FORM, 0, lines)


def test_a_form_whose_telling_blanks_are_gone_fits_the_other_form_as_well() -> None:
    one = form(1, "Otto Malone", "3/14/94", "revolver")
    two = form(2, "Otto Malone", "6/01/95", "gym bag")
    whole = Copy(one.lines, of=(one,))
    bare = Copy([one.lines[0], page("#####")[0], page("#####")[0]], of=(one,))
    assert dict(fitting([one, two], [whole, bare])) == {0: set(), 1: {2}}
