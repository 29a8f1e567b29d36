import pytest

from reopen.lib.compare.identifiers import Agreement, Kind, compare, identifiers


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("on March 3, 1994 he", Kind.DATE, "940303"),
        ("on 3 MAR 1994 he", Kind.DATE, "940303"),
        ("on 3/3/94 he", Kind.DATE, "940303"),
        ("at 10:45 p.m. he", Kind.TIME, "1045"),
        ("at 1045 hrs he", Kind.TIME, "1045"),
        ("receipt 71-4402 was", Kind.NUMBER, "714402"),
    ],
)
def test_one_value_is_read_from_many_notations(text: str, kind: Kind, value: str) -> None:
    assert [(each.kind, each.plain) for each in identifiers(text)] == [(kind, value)]


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("4471902", "4471902", Agreement.SAME),
        ("4471902", "4471982", Agreement.UNSURE),
        ("4471902", "8830155", Agreement.OTHER),
        ("940303", "910815", Agreement.OTHER),
        ("55", "71", Agreement.OTHER),
    ],
)
def test_one_misread_digit_leaves_a_number_open(
    left: str, right: str, agreement: Agreement
) -> None:
    assert compare(left, right) is agreement
