"""Names found in text."""

from itertools import pairwise

import pytest

from reopen.lib.mentions import Ground, Kind, find_mentions


def _people(text: str, **more: list[str]) -> list[str]:
    return [m.name for m in find_mentions(text, **more) if m.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Det. Ruiz #4123 came.", ["Ruiz"]),
        ("Officer X left. 0fficer Odell stayed.", ["X", "Odell"]),
        ("Q. Mr. Odell, where was it?", ["Odell"]),
        ("A. Like I said. Q. Tell us.", []),
        ("before the Hon. Walter P. Greene", ["Walter P. Greene"]),
        ("VICTIM ODELL, EUGENE MARTIN AGE 58", ["ODELL, EUGENE MARTIN"]),
        ("TAKEN BY DET. SGT. R. ODELL 214\nNAME OF WITNESS", ["R. ODELL"]),
        ("Dolores Odell lives at Harlan Street in Marlow County.", ["Dolores Odell"]),
        ("I saw J. Holt by the P.O. Box", ["J. Holt"]),
        ("Martin Luther Street, Friday, May 3", []),
        ("Sergeant\nOdell showed me six", ["Odell"]),
    ],
)
def test_people_are_found_by_title_form_given_name_and_initials(
    text: str, names: list[str]
) -> None:
    assert _people(text) == names


def test_title_and_badge_are_kept_apart_from_the_name() -> None:
    (found,) = find_mentions("by Det. Sgt. R. Kosko 214 at night")
    assert (found.title, found.name, found.badge) == ("Det. Sgt.", "R. Kosko", "214")
    assert found.ground is Ground.TITLE


def test_a_surname_alone_counts_once_somebody_wrote_it_out_or_the_case_knows_it() -> None:
    assert _people("Odell ran.") == []
    assert _people("Odell ran.", known=["Odell"]) == ["Odell"]
    assert _people("Mrs. Odell sat. Odell ran.") == ["Odell", "Odell"]


def test_places_of_mentions_are_places_in_the_text_as_given() -> None:
    text = "I met 0fficer 0dell and the Marlow County Sheriff's Office."
    for found in find_mentions(text):
        assert text[found.start : found.end].split()[-1].strip("#")[-3:] == found.name[-3:]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("of the Calder Falls Police Department that", "Calder Falls Police Department"),
        ("at the State Crime Laboratory.", "State Crime Laboratory"),
        ("the Office of the District Attorney", "Office of the District Attorney"),
        ("worked for Brandt Cannery then", "Brandt Cannery"),
        ("Odell of the Marlow Police Department ran", "Marlow Police Department"),
        ("the Bank of Marlow Association", "Bank of Marlow Association"),
    ],
)
def test_organizations_are_found_by_their_last_word(text: str, name: str) -> None:
    assert [(m.kind, m.name) for m in find_mentions(text)] == [(Kind.ORGANIZATION, name)]


def test_two_mentions_never_overlap() -> None:
    text = "Det. Dolores Kemp, KEMP, DOLORES ANN, J. Kemp of the Kemp Company, Mr. Kemp"
    found = find_mentions(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
