import pytest
from hypothesis import given
from hypothesis import strategies as st

from reopen.lib.names import Likeness, PersonName, best_closeness, closeness, fold

NAMES = st.builds(
    PersonName,
    given=st.sampled_from(["Bill", "William", "W.", "Ana", "María-José", "De Andre", ""]),
    middle=st.sampled_from(["", "Q.", "Quentin", "García", "Lee Roy"]),
    family=st.sampled_from(["O'Brien", "Obrian", "de la Cruz", "García López", "López", "Smith"]),
    suffix=st.sampled_from(["", "Jr.", "Sr.", "II"]),
    title=st.sampled_from(["", "Det."]),
)


@given(st.text())
def test_any_text_is_read_without_losing_it(text: str) -> None:
    name = PersonName.parse(text)
    assert name.typed == " ".join(text.split())
    assert isinstance(name.sort_key, str)
    assert name.initials is not None


@given(NAMES)
def test_a_listed_name_is_read_back_as_the_same_parts(name: PersonName) -> None:
    if name.given:
        again = PersonName.parse(name.listed)
        assert fold(again.full) == fold(name.full)
        assert again.suffix == name.suffix


@given(NAMES, NAMES)
def test_closeness_does_not_depend_on_the_order(a: PersonName, b: PersonName) -> None:
    assert closeness(a, b) == closeness(b, a)
    assert 0 <= closeness(a, b).score <= 1


@given(NAMES)
def test_a_whole_name_is_the_same_as_itself(name: PersonName) -> None:
    if name.given:
        assert closeness(name, name).likeness == Likeness.SAME


@given(NAMES)
def test_titles_do_not_count(name: PersonName) -> None:
    bare = PersonName(name.given, name.middle, name.family, name.suffix)
    assert closeness(name, bare).score == closeness(bare, bare).score


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Det. John Q. O'Brien Jr.", ("John", "Q.", "O'Brien", "Jr.", "Det.")),
        ("O'BRIEN, John Q., Jr.", ("John", "Q.", "O'BRIEN", "Jr.", "")),
        ("John Smith, Jr.", ("John", "", "Smith", "Jr.", "")),
        ("Smith Jr., John", ("John", "", "Smith", "Jr.", "")),
        ("Hon. Mary Roe, Esq.", ("Mary", "", "Roe", "", "Hon.")),
        ("J.R. Smith", ("J.", "R.", "Smith", "", "")),
        ("Officer Smith", ("", "", "Smith", "", "Officer")),
        ("Major Davis", ("Major", "", "Davis", "", "")),
        ("Sr. Juan Pérez", ("Juan", "", "Pérez", "", "Sr.")),
        ("Van Jones", ("Van", "", "Jones", "", "")),
        ("Juan de la Cruz", ("Juan", "", "de la Cruz", "", "")),
        ("José Ortega y Gasset", ("José", "", "Ortega y Gasset", "", "")),
    ],
)
def test_parts_of_names_as_files_write_them(typed: str, parts: tuple[str, ...]) -> None:
    name = PersonName.parse(typed)
    assert (name.given, name.middle, name.family, name.suffix, name.title) == parts


def test_two_surnames_are_kept_when_asked_for() -> None:
    name = PersonName.parse("Ana María García López", double_surname=True)
    assert (name.given, name.middle, name.family) == ("Ana", "María", "García López")


def test_the_sort_key_ignores_case_accents_and_particles() -> None:
    listed = ["de la Cruz, Ana", "CUEVA, Luis", "Dávila, Eva", "O'Neil, Zoe", "Orr, Al"]
    assert sorted(listed, key=lambda text: PersonName.parse(text).sort_key) == listed


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("JOSÉ PEÑA", "Jose Pena", Likeness.SAME),
        ("Det. Mary O\u2019Brien", "OBRIEN, Mary", Likeness.SAME),
        ("Bill Kowalski", "William Kowalski", Likeness.LIKELY),
        ("Pepe Ruiz", "José Ruiz", Likeness.LIKELY),
        ("Kowalsky, Bob", "Bob Kowalski", Likeness.LIKELY),
        ("Juan García López", "Juan García", Likeness.LIKELY),
        ("Ana García-López", "Ana García", Likeness.LIKELY),
        ("García Juan", "Juan García", Likeness.LIKELY),
        ("R. Kowalski", "Robert Kowalski", Likeness.POSSIBLE),
        ("B. Smith", "William Smith", Likeness.POSSIBLE),
        ("Jon Burge", "BURGE", Likeness.POSSIBLE),
        ("Robert J. Smith", "Robert K. Smith", Likeness.POSSIBLE),
        ("Walter Kowalski", "William Kowalski", Likeness.DIFFERENT),
        ("John Smith Jr.", "John Smith Sr.", Likeness.DIFFERENT),
        ("Juan García López", "Juan García Pérez", Likeness.DIFFERENT),
        ("", "John Smith", Likeness.DIFFERENT),
    ],
)
def test_pairs_people_meet_in_files(a: str, b: str, likeness: Likeness) -> None:
    assert closeness(a, b).likeness == likeness


def test_a_generation_on_one_side_is_said() -> None:
    pair = closeness("John Smith Jr.", "John Smith")
    assert pair.likeness == Likeness.LIKELY
    assert "father or son" in pair.why[0]


def test_an_alias_can_be_the_closest() -> None:
    pair = best_closeness(["Robert Roe", "Slim Roe"], iter(["Bob Doe", "Slim Roe"]))
    assert pair.likeness == Likeness.SAME
    assert best_closeness([], ["Bob Doe"]).likeness == Likeness.DIFFERENT
