"""Small made files in the layouts that the Registry has used. Nobody in them exists."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

CODES = ["MWID", "FC", "P/FA", "F/MFE", "OM", "ILD"]


@dataclass(frozen=True)
class Person:
    """A made-up exoneration, from which a row of any layout is written."""

    given: str
    family: str
    suffix: str = ""
    state: str = "IL"
    federal: bool = False
    county: str = "Cook"
    sex: str = "Male"
    race: str = "Black"
    age: str = "24"
    crime: str = "Murder"
    sentence: str = "20 years"
    crime_on: str = "1990-05-02"
    convicted: str = "1991-06-03"
    exonerated: str = "2018-03-04"
    posted: str = "2018-04-05"
    tags: tuple[str, ...] = ("H",)
    om_tags: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    dna: bool = False

    def with_(self, **changes: object) -> "Person":
        return replace(self, **changes)  # type: ignore[arg-type]


WALDO = Person("Waldo Q.", "Ferncastle", tags=("CIU", "IO", "H"), om_tags=("OF", "WH"),
               factors=("OM", "P/FA"))  # fmt: skip
OTTO = Person("Otto", "Brindle", suffix="Jr.", county="Lake", age="31", exonerated="2018-09-10",
              posted="2018-10-01", tags=("IO",), factors=("MWID",), dna=True)  # fmt: skip
OTTO_SENIOR = OTTO.with_(suffix="Sr.", age="55")
PERPETUA = Person("Perpetua", "Hollyoak", state="NY", county="Kings", sex="Female", race="White",
                  crime="Arson", convicted="1999-02-03", exonerated="2019-01-15",
                  posted="2019-03-20", tags=("A", "F", "NC", "P"),
                  factors=("F/MFE", "ILD"))  # fmt: skip
IGNACE = Person("Ignace", "Mirador", state="NY", federal=True, county="(Southern)",
                race="Hispanic", crime="Fraud", exonerated="2017-05-06", posted="2017-06-07",
                tags=("FED", "NC"))  # fmt: skip
# Posted long after the others: what an older file does not have yet.
LATER = tuple(
    WALDO.with_(given=given, family="Latecome", age=str(30 + n), posted=f"2024-0{n}-03")
    for n, given in enumerate(("Ada", "Bruno", "Celia", "Dario", "Elma", "Fabio"), start=1)
)
PEOPLE = (WALDO, OTTO, OTTO_SENIOR, PERPETUA, IGNACE)

STATES = {"IL": "Illinois", "NY": "New York", "MO": "Missouri", "MD": "Maryland"}
WORDS = {
    "CIU": "Conviction Integrity Unit", "IO": "Innocence organization", "H": "Homicide",
    "NC": "No crime case", "P": "Plea", "F": "Female exoneree", "FED": "Federal case",
    "A": "Arson", "SA": "Sexual Assault", "CV": "",
}  # fmt: skip
OM_HEADERS = {
    "OF": "OF - OM by Police Officer", "PR": "PR: Prosecutor Misconduct",
    "CW": "CW - OM by Child Welfare Worker", "FA": "FA - OM by Forensic Analyst",
    "WH": "WH - Exculpatory withheld", "WT": "Witness Tampering by OA?",
    "NW": "NW - OM not withholding", "KP": "KP - Prosecutor permitted perjury",
    "PJ": "PJ - Perjury by OA", "INT": "INT - Misconduct in Interrogation",
    "PL": "PL - Prosecutor Lied in Court",
}  # fmt: skip
FACTOR_HEADERS = {
    "False Confession": "FC", "False or Misleading Forensic Evidence": "F/MFE",
    "Inadequate Legal Defense": "ILD", "Mistaken Witness ID": "MWID", "Official Misconduct": "OM",
    "Perjury or False Accusation?": "P/FA",
}  # fmt: skip
# The public file of June 2026: its 78 headers in their order.
FULL = (
    ["ID", "Name", "State", "County of Crime", "Sex", "Race", "Age at Crime Years",
     "Worst Crime Display", "List Add'l Crimes Recode", "Posting Date", "Last Update Date",
     "Pre-1989", "Date of Exon", "Date of Release", "Years Lost", "Date of 1st Convic"]
    + [f"Date of {what} {part}" for what in ("2nd Convic", "Crime", "Arrest")
       for part in ("Year", "Month", "Day")]
    + ["Case Characteristics", "Why was D Suspected? Recode", "Closest Relation V→D",
       "Form of 1st Conviction", "Death Penalty?", "Sentence", "Sentence (Other)", "2nd Sentence"]
    + list(FACTOR_HEADERS)
    + ["DNA", "Exonerated CoDs?", "Part of a Group Exon?", "# Mistaken ID Witnesses",
       "# Mistaken ID Witnesses at Trial", "Other False ID", "Mistaken Cross-group ID?",
       "Tainted ID procedure(s)?", "Any known recanters", "# victim recanters",
       "Year of recantation", "Forensic Evidence Used?", "Perjury by Official Actors"]
    + list(OM_HEADERS.values())
    + ["OM by prosecutor during trial?", "Official actor disciplined for OM?",
       "OM not connected to conviction", "Extreme judicial misconduct", "# Dead Vs",
       "# Female Vs", "Race of Vs", "White Victim", "Black Victim", "Hispanic Victim",
       "Asian Victim", "Native Victim", "Other Race/Ethnicity Victim", "Female Victim",
       "Child Victim"]
)  # fmt: skip


@dataclass
class Sheet:
    """A table to be written as a file."""

    headers: list[str]
    rows: list[dict[str, str]] = field(default_factory=list)

    def lines(self) -> list[list[str]]:
        return [self.headers, *([row.get(name, "") for name in self.headers] for row in self.rows)]

    def csv(self, *, delimiter: str = ",", encoding: str = "utf-8", above: str = "") -> bytes:
        out = io.StringIO()
        out.write(above)
        csv.writer(out, delimiter=delimiter).writerows(self.lines())
        return out.getvalue().encode(encoding)


def years_only(people: Sequence[Person] = PEOPLE) -> Sheet:
    """As in 2023: codes, years, tags divided by commas, no sex and no posting date."""
    headers = ["Last Name", "First Name", "Age", "Race", "ST", "County of Crime", "Tags", "OM Tags",
               "Crime", "Sentence", "Convicted", "Exonerated", "DNA", *CODES]  # fmt: skip
    return Sheet(headers, [_codes(one, ", ") | _years(one) for one in people])


def with_postings(people: Sequence[Person] = PEOPLE) -> Sheet:
    """As in 2024: codes, American dates, tags divided by `;#`, the crime's year as "1,990"."""
    headers = ["Last Name", "First Name", "Age", "Race", "Sex", "State", "County", "Tags",
               "Worst Crime Display", "Sentence", "Posting Date", "OM Tags", *CODES, "DNA",
               "Date of Crime Year", "Date of Exoneration", "Date of 1st Conviction",
               "Date of Release"]  # fmt: skip
    return Sheet(headers, [_codes(one, ";#") | _days(one) for one in people])


def full(people: Sequence[Person] = PEOPLE) -> Sheet:
    """As in June 2026: one name column, Yes and No, dates in parts, tags in words."""
    return Sheet(list(FULL), [_full(one, str(4000 + n)) for n, one in enumerate(people)])


def _codes(one: Person, divider: str) -> dict[str, str]:
    family = f"{one.family}, {one.suffix}" if one.suffix else one.family
    return {
        "Last Name": family, "First Name": one.given, "Age": one.age, "Race": one.race,
        "Tags": divider.join(one.tags), "OM Tags": divider.join(one.om_tags),
        "Sentence": one.sentence, "DNA": "DNA" if one.dna else "",
        **{code: code for code in one.factors},
    }  # fmt: skip


def _years(one: Person) -> dict[str, str]:
    return {
        "ST": f"F-{one.state}" if one.federal else one.state,
        "County of Crime": f"{one.county} ", "Crime": one.crime,
        "Convicted": one.convicted[:4], "Exonerated": one.exonerated[:4],
    }  # fmt: skip


def _days(one: Person) -> dict[str, str]:
    return {
        "State": f"Fed-{one.state}" if one.federal else STATES[one.state], "County": one.county,
        "Sex": one.sex, "Worst Crime Display": one.crime, "Posting Date": _american(one.posted),
        "Date of Crime Year": f"{one.crime_on[0]},{one.crime_on[1:4]}",
        "Date of Exoneration": _american(one.exonerated),
        "Date of 1st Conviction": _american(one.convicted),
        "Date of Release": _american(one.exonerated),
    }  # fmt: skip


def _full(one: Person, number: str) -> dict[str, str]:
    year, month, day = one.crime_on.split("-")
    return {
        "ID": number, "Name": " ".join(filter(None, (one.given, one.family, one.suffix))),
        "State": f"Fed-{one.state}" if one.federal else STATES[one.state],
        "County of Crime": one.county, "Sex": one.sex, "Race": one.race,
        "Age at Crime Years": one.age, "Worst Crime Display": one.crime,
        "Posting Date": one.posted, "Pre-1989": "No", "Date of Exon": one.exonerated,
        "Date of Release": one.exonerated, "Years Lost": "26.8",
        "Date of 1st Convic": one.convicted, "Date of Crime Year": year,
        "Date of Crime Month": month.lstrip("0") or "00",
        "Date of Crime Day": day.lstrip("0") or "00",
        "Case Characteristics": "; ".join(filter(None, (WORDS[tag] for tag in one.tags))),
        "Form of 1st Conviction": "Plea" if "P" in one.tags else "Jury",
        "Sentence": "Term of Years", "Sentence (Other)": one.sentence,
        **{header: "Yes" if code in one.factors else "No" for header, code in
           FACTOR_HEADERS.items()},
        **{header: "Yes" if code in one.om_tags else "No" for code, header in OM_HEADERS.items()},
        "DNA": "Yes" if one.dna else "No", "Child Victim": "Yes" if "CV" in one.tags else "",
        "OM by prosecutor during trial?": "0  No or dont know",
    }  # fmt: skip


def _american(day: str) -> str:
    year, month, dom = day.split("-")
    return f"{int(month)}/{int(dom)}/{year}"
