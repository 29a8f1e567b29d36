"""A small made-up Registry for the demo world, in the layout of 2026. Nobody in it exists.

Names, counties and cases are invented, and the import is marked as made up, which every page of
figures says. The same world always makes the same file.
"""

import csv
import io
import random
from datetime import date, timedelta

from reopen.registry.importing import File, take_over

ROWS = 156
_SEED = 1989
_GIVEN = {
    "Female": ["Perpetua", "Wilhelmina", "Opal", "Zenobia", "Marigold", "Clementine", "Isolde"],
    "Male": ["Waldo", "Cornelius", "Ignace", "Thaddeus", "Barnaby", "Florian", "Osvaldo"],
}
_FAMILY = [
    "Ferncastle", "Quillfeather", "Brindlewood", "Hollyoak", "Marrowby", "Thistledown",
    "Umberfield", "Larkspur", "Copperpot", "Wexcombe", "Duskwater", "Ploverton", "Silverbirch",
    "Yarrowby", "Candlewick", "Mossgrave",
]  # fmt: skip
_COUNTIES = ["Oakvale", "Harlan Ford", "Millbrook Falls", "Saint Elmo", "Copper Bend"]
_STATES = {
    "Illinois": 22, "Texas": 20, "New York": 17, "California": 14, "Michigan": 10, "Ohio": 8,
    "Pennsylvania": 8, "Missouri": 7, "Louisiana": 6, "Massachusetts": 5, "Florida": 5,
    "Kansas": 4, "North Carolina": 4, "Wisconsin": 4, "Washington": 3, "Georgia": 3,
    "Nebraska": 2, "Iowa": 2, "Oregon": 2, "Montana": 1, "Fed-NY": 2, "Fed-CA": 1,
}  # fmt: skip
_CRIMES = {
    "Murder": 40, "Drug Possession or Sale": 16, "Sexual Assault": 12, "Child Sex Abuse": 10,
    "Robbery": 7, "Assault": 5, "Attempted Murder": 4, "Weapon Possession or Sale": 3,
    "Fraud": 2, "Arson": 1,
}  # fmt: skip
_RACES = {"Black": 52, "White": 31, "Hispanic": 13, "Asian": 1, "Other": 1, "Don't Know": 1}
_FACTORS = {
    "Official Misconduct": 0.6, "Perjury or False Accusation?": 0.62, "Mistaken Witness ID": 0.28,
    "False Confession": 0.13, "False or Misleading Forensic Evidence": 0.29,
    "Inadequate Legal Defense": 0.28, "DNA": 0.17,
}  # fmt: skip
_MISCONDUCT = {
    "OF - OM by Police Officer": 0.72, "PR: Prosecutor Misconduct": 0.53,
    "FA - OM by Forensic Analyst": 0.05, "CW - OM by Child Welfare Worker": 0.02,
    "WH - Exculpatory withheld": 0.8, "NW - OM not withholding": 0.8,
    "Witness Tampering by OA?": 0.38, "PJ - Perjury by OA": 0.29,
    "INT - Misconduct in Interrogation": 0.11, "KP - Prosecutor permitted perjury": 0.14,
    "PL - Prosecutor Lied in Court": 0.09,
}  # fmt: skip
_TAGS = {"No crime case": 0.38, "Innocence organization": 0.3, "Jailhouse informant": 0.07,
         "Codefendant confessed": 0.13}  # fmt: skip
_HEADERS = [
    "ID", "Name", "State", "County of Crime", "Sex", "Race", "Age at Crime Years",
    "Worst Crime Display", "Posting Date", "Pre-1989", "Date of Exon", "Date of Release",
    "Years Lost", "Date of 1st Convic", "Date of Crime Year", "Date of Crime Month",
    "Date of Crime Day", "Case Characteristics", "Form of 1st Conviction", "Sentence",
    *_FACTORS, *_MISCONDUCT,
]  # fmt: skip


def load_registry() -> None:
    """Imports the made-up Registry. Again it changes nothing."""
    take_over(File(made_file(), "made-up-registry.csv"), by="Reopen (demo)", made_up=True)


def made_file() -> bytes:
    """The file, always the same."""
    chance = random.Random(_SEED)
    out = io.StringIO()
    writer = csv.DictWriter(out, _HEADERS)
    writer.writeheader()
    writer.writerows(_row(chance, 9000 + number) for number in range(ROWS))
    return out.getvalue().encode()


def _row(chance: random.Random, number: int) -> dict[str, str]:
    sex = _one(chance, {"Male": 91, "Female": 9})
    exonerated = date(1989, 1, 15) + timedelta(days=int(13_600 * chance.random() ** 0.6))
    crime = exonerated - timedelta(days=chance.randint(900, 9000))
    convicted = crime + timedelta(days=chance.randint(200, 700))
    posted = max(exonerated, date(2012, 5, 21)) + timedelta(days=chance.randint(3, 60))
    state = _one(chance, _STATES)
    return {
        "ID": str(number),
        "Name": f"{chance.choice(_GIVEN[sex])} {chance.choice(_FAMILY)}",
        "State": state,
        "County of Crime": "" if state.startswith("Fed-") else chance.choice(_COUNTIES),
        "Sex": sex,
        "Race": _one(chance, _RACES),
        "Age at Crime Years": str(chance.randint(15, 48)),
        "Posting Date": posted.isoformat(),
        "Pre-1989": "No",
        "Date of Exon": exonerated.isoformat(),
        "Date of Release": exonerated.isoformat(),
        "Years Lost": str(round((exonerated - convicted).days / 365.25, 1)),
        "Date of 1st Convic": convicted.isoformat(),
        "Date of Crime Year": str(crime.year),
        "Date of Crime Month": str(crime.month),
        "Date of Crime Day": chance.choice([str(crime.day), "00"]),
        "Sentence": chance.choice(["Life", "20 years", "12 years", "Life without parole"]),
        **_case(chance, exonerated.year, sex),
    }


def _case(chance: random.Random, year: int, sex: str) -> dict[str, str]:
    crime = _one(chance, _CRIMES)
    tags = [tag for tag, share in _TAGS.items() if chance.random() < share]
    tags += ["Homicide"] if crime == "Murder" else []
    tags += ["Female exoneree"] if sex == "Female" else []
    tags += ["Conviction Integrity Unit"] if year > 2007 and chance.random() < 0.4 else []
    plea = chance.random() < 0.24
    factors = {name: _said(chance, share) for name, share in _FACTORS.items()}
    wrong = factors["Official Misconduct"] == "Yes"
    kinds = {name: _said(chance, share if wrong else 0) for name, share in _MISCONDUCT.items()}
    return {
        "Worst Crime Display": crime,
        "Case Characteristics": "; ".join(tags + (["Plea"] if plea else [])),
        "Form of 1st Conviction": "Plea" if plea else "Jury",
        **factors,
        **kinds,
    }


def _said(chance: random.Random, share: float) -> str:
    """A yes, and otherwise a no or nothing, as in the Registry."""
    return "Yes" if chance.random() < share else chance.choice(["No", ""])


def _one(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
