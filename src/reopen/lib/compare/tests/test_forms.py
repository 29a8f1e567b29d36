"""Forms of one template are told apart by what was surely read on them, or not decided."""

import re

import pytest

from reopen.lib.compare import Ground, Status, find_pairs
from reopen.lib.compare.tests.papers import (
    boxes,
    misread,
    receipt,
    receipt_of,
    story,
    verdicts,
)

FOUND = (Status.GIVEN, Status.PARTIAL)


@pytest.mark.parametrize("forms", [2, 3, 20])
def test_a_form_filled_for_another_person_is_not_the_same_page(forms: int) -> None:
    left = [receipt(f"left {at}") for at in range(forms)]
    right = [receipt(f"right {at}") for at in range(forms)]

    found = verdicts(*boxes(left, right))[:forms]

    assert not [verdict for verdict in found if verdict.status in FOUND]


@pytest.mark.parametrize("share", [0.0, 0.03])
def test_a_form_is_found_among_others_of_its_kind(share: float) -> None:
    forms = [receipt(str(at)) for at in range(12)]
    right = [misread(form, share, at) for at, form in enumerate(forms)]

    found = verdicts(*boxes(forms, right))[:12]

    matched = [verdict for verdict in found if verdict.status in FOUND]
    assert all(each.pairs[0].right == "d" + each.key[1:] for each in matched)
    assert len(matched) >= 9
    assert not [verdict for verdict in found if verdict.status is Status.NOT_FOUND]


def _blank(form: str) -> str:
    """The form as it was before anybody filled it in."""
    heads = ("RECEIPT NO.", "DATE", "TIME", "TAKEN FROM", "ADDRESS", "ARTICLE", "OFFICER", "STAR")
    for head in heads:
        form = re.sub(
            rf"^(.*\b{re.escape(head)}) (?!listed).+?(?=  |$)", r"\1 ________", form, flags=re.M
        )
    return form


def test_a_form_that_nobody_filled_in_is_no_copy_of_one_that_is() -> None:
    forms = [receipt(f"filled {at}") for at in range(6)]

    found = verdicts(*boxes(forms, [_blank(forms[0])]))[:6]

    assert {verdict.status for verdict in found} == {Status.NOT_FOUND}


def test_a_form_with_one_other_time_is_never_called_a_copy() -> None:
    forms = [receipt(f"time {at}") for at in range(8)]
    later = re.sub(r"TIME \d+ hrs", "TIME 08:03 a m", forms[0])

    verdict = verdicts(*boxes(forms, [misread(later, 0.02), *forms[4:]]))[0]

    assert verdict.status is Status.UNDECIDED


#: One form as two scans read what was written on it by hand, and another one, typed.
_BY_HAND = [
    {
        "item": "88-/43L", "date": "515188", "time": "6:40 Li", "name": "arlon Nhittiedad",
        "street": "ZI Wcir 5trcct", "thing": "0nc wni5twotch", "officer": "Koako- 2/Y",
        "star": "SIN LW",
    },
    {
        "item": "83-1432", "date": "5lel 82", "time": "64O Om", "name": "Mxrton MAlgfeld",
        "street": "J1 NWeh Slwt", "thing": "ane wristmelch", "officer": "x Halt ae",
        "star": "fq MW",
    },
]  # fmt: skip
_TYPED = {"item": "88-1597", "date": "7/2/88", "time": "11:15", "name": "Edda Fairlie"}


def test_a_form_filled_in_by_hand_is_not_decided_as_nobody_knows_what_was_read() -> None:
    others = [receipt(f"other {at}") for at in range(6)]
    written, copy = (receipt_of("by hand", **fields) for fields in _BY_HAND)

    found = verdicts(*boxes([written, *others], [copy]))

    assert found[0].status is Status.UNDECIDED
    assert found[0].pairs[0].right == "d0"


def test_a_form_is_not_found_where_what_was_surely_read_speaks_against_every_candidate() -> None:
    others = [receipt(f"other {at}") for at in range(6)]
    names = [story("names") + "\nEdda Fairlie met Horace Dunleavy."] * 3
    left = receipt_of("one", **_TYPED)
    right = receipt_of("one", item="88-4410", date="9/1/88", time="16:40", name="Horace Dunleavy")

    found = verdicts(*boxes([left, *others, *names], [right]))

    assert found[0].status is Status.NOT_FOUND


def test_a_form_is_found_though_all_that_is_filled_in_stands_on_many_others() -> None:
    forms = [
        receipt_of("one", item=item, date=f"{day}/88", time=f"1{hour}:40", name=f"{name} Birch")
        for item in ("4410-02", "7263-19", "5591-46", "3817-58")
        for day in ("5/11", "6/12", "7/13", "8/24")
        for hour in (1, 2, 3, 4)
        for name in ("Edda", "Floyd")
    ]

    found = {(pair.left, pair.right) for pair in find_pairs(*boxes(forms[:4], forms))}

    assert found >= {("p0", "d0"), ("p1", "d1"), ("p2", "d2"), ("p3", "d3")}


def test_a_date_stands_against_another_date_however_it_is_written() -> None:
    forms = [receipt(f"day {at}") for at in range(8)]
    dated = [
        re.sub(r"DATE \S+", f"DATE {each}", forms[0]) for each in ("7/31/83", "December 19, 1983")
    ]

    verdict = verdicts(*boxes([dated[0], *forms[1:]], [dated[1]]))[0]

    assert verdict.status not in FOUND
    assert Ground.IDENTIFIER_CONFLICTS in {each.ground for each in verdict.pairs[0].evidence}


def test_a_form_with_another_date_is_not_taken_for_a_copy_even_where_all_else_agrees() -> None:
    form = receipt("day")
    day = next(word for word in form.split() if word.count("/") == 2)
    forms = [receipt(f"other {at}") for at in range(8)]

    found = verdicts(*boxes([form, *forms], [form.replace(day, "3/9/71")]))

    assert found[0].status not in FOUND
