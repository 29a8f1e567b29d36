from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reopen.lib.dates import DateError, DatePart, PartialDate, in_words, parse, read

TODAY = date(2026, 11, 21)


@st.composite
def parts(draw: st.DrawFn) -> DatePart:
    about = draw(st.booleans())
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    shape = draw(st.sampled_from(["day", "month", "year", "season", "decade"]))
    match shape:
        case "day":
            return DatePart(day.year, day.month, day.day, about)
        case "month":
            return DatePart(day.year, day.month, None, about)
        case "season":
            return DatePart(day.year, draw(st.integers(21, 24)), None, about)
        case "decade":
            return DatePart(day.year // 10 * 10, None, None, about, decade=True)
    return DatePart(day.year, None, None, about)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    shape = draw(st.sampled_from(["unknown", "single", "range", "until", "since"]))
    first = draw(parts())
    match shape:
        case "unknown":
            return PartialDate()
        case "until":
            return PartialDate(None, first)
        case "since":
            return PartialDate(first, None)
        case "range":
            last = draw(parts())
            assume(first.earliest <= last.latest)
            return PartialDate(first, last)
    return PartialDate.single(first)


@given(partial_dates())
def test_the_stored_text_gives_the_same_date_back(value: PartialDate) -> None:
    assert PartialDate.from_text(value.text) == value
    assert parse(value.text) == value
    assert len(value.text) <= 23


@given(partial_dates(), st.sampled_from(["en", "es"]))
def test_what_is_written_out_can_be_typed_in_again(value: PartialDate, locale: str) -> None:
    assert parse(in_words(value, locale), locale=locale) == value


@given(partial_dates())
def test_the_earliest_day_is_never_after_the_latest(value: PartialDate) -> None:
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(partial_dates(), partial_dates())
def test_dates_sort_by_their_first_day_and_unknown_comes_last(
    a: PartialDate, b: PartialDate
) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    if a.earliest and b.earliest and a.earliest < b.earliest:
        assert a < b
    assert not PartialDate() < a


@given(st.text())
def test_anything_typed_gives_a_date_or_a_sentence(text: str) -> None:
    value, sentences = PartialDate(), ("", "")
    try:
        value = parse(text)
    except DateError as error:
        sentences = (error.sentence("en"), error.sentence("es"))
    assert all(sentence.endswith(".") for sentence in sentences) or sentences == ("", "")
    assert PartialDate.from_text(value.text) == value


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1987", "1987"),
        ("June 1987", "1987-06"),
        ("May 3rd, 1987", "1987-05-03"),
        ("Tuesday, May 5, 1987", "1987-05-05"),
        ("about 3 May 1987", "1987-05-03~"),
        ("ca. May 1987", "1987-05~"),
        ("1987?", "1987~"),
        ("13/3/87", "1987-03-13"),
        ("between May and July 1987", "1987-05/1987-07"),
        ("May 3-5, 1987", "1987-05-03/1987-05-05"),
        ("3 to 5 May 1987", "1987-05-03/1987-05-05"),
        ("1985 - 1987", "1985/1987"),
        ("fall of 1999", "1999-23"),
        ("the 1990s", "199X"),
        ("90s", "199X"),
        ("before June 1987", "../1987-05"),
        ("before 1 March 1988", "../1988-02-29"),
        ("after 1987", "1988/.."),
        ("since 1990", "1990/.."),
        ("1987-06-00", "1987-06"),
        ("00/00/1987", "1987"),
        ("06/00/1987", "1987-06"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_english_as_people_type_it(typed: str, stored: str) -> None:
    assert parse(typed).text == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("03 mayo 1987", "1987-05-03"),
        ("1.º de mayo de 1987", "1987-05-01"),
        ("hacia el 3 de mayo de 1987", "1987-05-03~"),
        ("entre mayo y julio de 1987", "1987-05/1987-07"),
        ("del 3 al 5 de mayo de 1987", "1987-05-03/1987-05-05"),
        ("1 de setiembre de 1987", "1987-09-01"),
        ("verano de 1987", "1987-22"),
        ("años 90", "199X"),
        ("antes de 1987", "../1986"),
        ("desconocida", ""),
    ],
)
def test_spanish_as_people_type_it(typed: str, stored: str) -> None:
    assert parse(typed, locale="es").text == stored


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("about 3 May", "no_year"),
        ("3 of 1987", "no_month"),
        ("31 Feb 1987", "day"),
        ("29 February 1987", "day"),
        ("1987-13", "month"),
        ("May 1987 to March 1987", "range"),
        ("early May 1987", "unreadable"),
        ("banana", "unreadable"),
    ],
)
def test_a_refusal_names_its_reason(typed: str, key: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(typed)
    assert caught.value.key == key


def test_a_day_and_month_in_digits_are_read_in_us_order_and_said() -> None:
    reading = read("5/3/87", today=TODAY)
    assert reading.value.text == "1987-05-03"
    assert reading.notes[0] == "Read as 3 May 1987, not 5 March 1987."


def test_a_spanish_page_asks_which_number_is_the_month() -> None:
    with pytest.raises(DateError, match="3 May 1987") as caught:
        parse("5/3/87", order="ask")
    assert caught.value.key == "two_readings"
    with pytest.raises(DateError) as caught:
        parse("5/3/87", locale="es")
    assert "3 de mayo de 1987" in caught.value.sentence("es")


def test_a_year_of_two_digits_is_the_last_that_has_begun() -> None:
    assert read("3 May 26", today=TODAY).value.text == "2026-05-03"
    assert read("3 May 27", today=TODAY).value.text == "1927-05-03"


def test_registry_columns_use_zero_for_unknown() -> None:
    assert PartialDate.of("1987", "00", "00").text == "1987"
    assert PartialDate.of("1987", "06", "00").text == "1987-06"
    assert not PartialDate.of("", "00", None)
    with pytest.raises(DateError):
        PartialDate.of("00", "06", "03")


def test_only_a_day_known_exactly_is_exact() -> None:
    assert parse("3 May 1987").exact == date(1987, 5, 3)
    for text in ("about 3 May 1987", "May 1987", "between 3 and 5 May 1987", ""):
        assert parse(text).exact is None


def test_a_season_is_wide() -> None:
    winter = parse("winter 1987")
    assert (winter.earliest, winter.latest) == (date(1987, 1, 1), date(1987, 12, 31))


def test_a_date_may_be_any_day_within_its_bounds() -> None:
    assert parse("May 1987").may_be(date(1987, 5, 31))
    assert not parse("May 1987").may_be(date(1987, 6, 1))
    assert PartialDate().may_be(date(1987, 6, 1))
