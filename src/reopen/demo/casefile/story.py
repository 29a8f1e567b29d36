"""The story behind the paper: who is in it, what happened when, what points to what.

Every person, place and number is invented. Harlan Ford County lies in the State of Fremont,
which is on no map; telephone numbers are of the block kept for fiction.
"""

import re
from dataclasses import dataclass

CASE_NUMBER = "88-1432"
DOCKET = "88-CR-0617"
DEFENDANT = "Marlon Dexter Whitfield"
COUNTY, STATE, CITY = "Harlan Ford County", "Fremont", "Calder Falls"


@dataclass(frozen=True)
class Person:
    """Somebody in the case. `written` are the ways the name stands in the papers."""

    name: str
    role: str
    written: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """What truly happened, for people who write tests or tours: ISO date, time if known."""

    date: str
    time: str
    what: str


@dataclass(frozen=True)
class Reference:
    """How a paper points to another; `document` is its key, empty when it is in no source."""

    pattern: str
    name: str
    document: str = ""


def _person(name: str, role: str, *written: str) -> Person:
    return Person(name, role, written or (name.split()[-1],))


PEOPLE = (
    _person(DEFENDANT, "defendant", "Whitfield", "Marlon"),
    _person("Ernestine Whitfield", "mother of the defendant", "Ernestine", "Mrs. Whitfield"),
    _person("Eugene Martin Tallow", "victim", "Tallow"),
    _person("Adele Tallow", "widow of the victim", "Adele", "Mrs. Tallow"),
    _person("Dolores Ann Kemp", "eyewitness"),
    _person("Harold J. Beecham", "witness who picked another man"),
    _person("Lorraine Ames", "witness to the time"),
    _person("Bernadette Olsen", "witness who knew the man"),
    _person("Rudolph Alan Sorrel", "the other man", "Sorrel"),
    _person("Dale Sorrel", "brother of the other man", "Dale"),
    _person("Curtis Lomax", "informant"),
    _person("Leland Burke", "lawyer of the informant", "Burke", "Leland"),
    _person("Trent Boyle", "first man questioned"),
    _person("Otis Granger", "foreman, alibi witness"),
    _person("Walter Pell", "owner of the station", "W. Pell", "Mr. Pell", "Walter Pell"),
    _person("Raymond Kosko", "detective sergeant, badge 214"),
    _person("Paul Dreiling", "detective, badge 231"),
    _person("D. Avery", "patrolman, badge 377"),
    _person("J. Holt", "patrolman, badge 402"),
    _person("C. Mabry", "lieutenant"),
    _person("Iris Nolan", "property clerk"),
    _person("Warren T. Stroud", "assistant district attorney", "Stroud", "WTS"),
    _person("Margaret E. Hale", "district attorney", "Hale", "MEH"),
    _person("Alvin Prewitt", "criminalist"),
    _person("Norma Castellane", "firearms examiner"),
    _person("Simon Achterberg", "medical examiner"),
    _person("Everett Lindqvist", "judge"),
    _person("Joseph P. Abernathy", "trial counsel"),
    _person("Gloria Maddox", "defense investigator"),
    _person("Ruth Okafor-Lane", "appellate counsel", "Okafor-Lane"),
    _person("Nadia Brandvold", "counsel today"),
    _person("Terrence Ode", "records officer"),
)

TIMELINE = (
    Moment("1988-04-29", "20:50", "Whitfield leaves home for the 8:55 bus"),
    Moment("1988-04-29", "21:31", "Whitfield's card is punched at the cannery, 7.4 miles away"),
    Moment("1988-04-29", "21:40", "Tallow is shot; Ames looks at her clock"),
    Moment("1988-04-29", "23:05", "Kemp's first statement: she did not see his face"),
    Moment("1988-04-30", "", "Olsen names Sorrel to Dreiling"),
    Moment("1988-05-02", "10:40", "Beecham picks Sorrel, number 4 of array A"),
    Moment("1988-05-03", "13:20", "Sorrel is questioned on tape with a bandaged hand and let go"),
    Moment("1988-05-04", "19:30", "Kemp picks Whitfield, number 2 of array B"),
    Moment("1988-05-05", "06:15", "Whitfield is arrested"),
    Moment("1988-05-09", "15:52", "Lomax telephones the District Attorney's office"),
    Moment("1988-05-12", "10:00", "Lomax's statement of a confession"),
    Moment(
        "1988-05-18", "13:30", "The blood on the glass excludes Whitfield; Kosko and Stroud told"
    ),
    Moment("1988-06-10", "", "Letter on what Lomax gets"),
    Moment("1988-06-20", "", "Discovery goes out without supplement 4 and array A"),
    Moment("1988-07-09", "", "Sorrel is found with a .38 revolver (file 88-1907)"),
    Moment("1988-10-21", "16:50", "Verdict"),
    Moment("1988-11-18", "", "Sentence: life"),
    Moment("2022-02-17", "", "The prosecutor's file is opened"),
)

IDENTIFIERS = re.compile(
    r"\b(?:88-CR-\d{4}|88-S-\d{3}|SW-88-\d{3}|L88-\d{5}|ME-88-\d{3}|P-405\d\d|T-88-\d{3}"
    r"|88-\d{4}|8?9-0144|60-4471|71-4408|HF 2218|555-01\d\d|Items? \d{1,2})\b"
)
DATES = re.compile(
    r"\b(?:\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d{4})?|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{1,2}(?:, \d{4})?"
    r"|\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)(?: \d\d)?"
    r"|\d{1,2}/\d{1,2}(?:/\d\d)?)\b"
)

REFERENCES = (
    *(
        Reference(
            rf"Supp(?:lement|\.)\s{number}\b",
            f"Supplement {number}",
            "" if number == 6 else f"supp-{number}",
        )
        for number in range(1, 10)
    ),
    Reference(r"Supplements 4\sand\s6\b", "Supplement 6"),
    Reference(r"Supplements 4\sand\s6\b", "Supplement 4", "supp-4"),
    Reference(r"(?i)\barray\sA\b", "Photo Array A", "array-a"),
    Reference(r"(?i)\barray\sB\b", "Photo Array B", "array-b"),
    Reference(r"(?i)tape\sof\s3\sMay|T-88-077", "tape of 3 May (T-88-077)"),
    Reference(r"\b88-1907\b", "file 88-1907"),
    Reference(r"K-9 log", "K-9 log"),
    Reference(r"Polaroid", "Polaroid photographs 1 to 12"),
    Reference(r"roll 88-211", "photographs, roll 88-211"),
    Reference(r"Diagram by Det", "diagram of 29 April"),
    Reference(r"SW-88-206", "search warrant SW-88-206", "warrant-affidavit"),
    Reference(r"\bDunning\b", "Dunning case, 1986"),
    Reference(r"88-S-114", "subpoena 88-S-114"),
    Reference(r"P-40511", "property receipt P-40511", "receipt-p-40511"),
    Reference(r"P-40512", "property receipt P-40512", "receipt-p-40512"),
    Reference(r"P-40513", "property receipt P-40513", "receipt-p-40513"),
    Reference(r"P-40514", "property receipt P-40514", "receipt-p-40514"),
    Reference(r"P-40515", "property receipt P-40515", "receipt-p-40515"),
    Reference(r"letter\sof\sJune\s10", "letter of June 10", "benefit-letter"),
    Reference(r"(?:letter|request)\sof\sMay\s20", "letter of May 20", "request-abernathy"),
    Reference(r"(?i)canvass notes", "canvass notes", "notes-dreiling"),
    Reference(r"Exhibit C\b|time card", "time card (Defense Exhibit C)", "time-card"),
    Reference(r"second statement", "Kemp's second statement", "kemp-2"),
    Reference(r"[Ff]irst statement|first stmt", "Kemp's first statement", "kemp-1"),
)
