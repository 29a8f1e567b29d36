"""Made-up commons of a given size: exonerations of nobody, units of nowhere in real counties."""

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

import yaml

from reopen.places.gazetteer import KnownCounty, counties
from reopen.units.vocabularies import QUESTIONS

_FAMILY = ("Thistle", "Bram", "Corwin", "Fennel", "Harrow", "Larkspur", "Moss", "Quill", "Rook")
_ENDING = ("wood", "ford", "ley", "by", "stead", "more", "wick", "well", "worth", "dale", "combe")
_GIVEN = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Juniper", "Linden", "Rowan", "Willow")
_CRIMES = ("Murder", "Sexual Assault", "Robbery", "Drug Possession or Sale", "Child Sex Abuse")
_TAGS = ("CIU", "IO", "NC", "P", "H", "SA", "JV", "CV")
_COLUMNS = """
    Last Name|First Name|Age|Race|Sex|State|County|Tags|Worst Crime Display|Sentence|Posting Date
    OM Tags|F/MFE|FC|ILD|P/FA|DNA|MWID|OM|Date of Crime Year|Date of Exoneration
    Date of 1st Conviction|Date of Release
"""
_HEADER = [name for line in _COLUMNS.split("\n") for name in line.strip().split("|") if name]


def write_exonerations(path: Path, number: int, seed: int = 1) -> None:
    """An export of made-up people in the layout of 2024."""
    random = Random(seed)
    places = list(counties().values())
    weights = [county.population for county in places]
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(_HEADER)
        for n in range(number):
            rows.writerow(_exoneration(n, random, random.choices(places, weights)[0]))


def write_units(folder: Path, number: int, taken: set[str]) -> None:
    """That many units, each with every question answered, in the largest counties not taken."""
    largest = sorted(counties().values(), key=lambda county: -county.population)
    chosen = [county for county in largest if county.fips not in taken][:number]
    units = [
        {
            "key": f"made-{county.fips}",
            "name": "Second Look Unit",
            "office": f"Prosecutor of {county.name}",
            "short": county.name,
            "kind": "county",
            "state": county.state.key,
            "counties": [county.fips],
            "source": "MADE",
            "events": [{"is": "operating", "when": str(2007 + n % 19), "source": "MADE"}],
            "answers": {
                key: [("yes", "no")[(n + m) % 2], "MADE", "Made up for a measurement. " * 3, ""]
                for m, key in enumerate(QUESTIONS)
            },
        }
        for n, county in enumerate(chosen)
    ]
    sources = {"MADE": {"label": "Made up for a measurement", "mark": "verified"}}
    (folder / "units").mkdir(parents=True)
    (folder / "units" / "made.yaml").write_text(yaml.safe_dump(units), encoding="utf-8")
    told = {"checked": date(2026, 11, 1), "sources": sources}
    (folder / "sources.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
    (folder / "statements.yaml").write_text("[]\n", encoding="utf-8")


def _exoneration(n: int, random: Random, county: KnownCounty) -> list[str]:
    state, name = county.state.name, county.name.removesuffix(" County")
    crime = date(1970, 1, 1) + timedelta(days=random.randrange(16_000))
    convicted = crime + timedelta(days=random.randrange(200, 1_500))
    freed = max(convicted + timedelta(days=random.randrange(300, 12_000)), date(1989, 1, 9))
    freed = min(freed, date(2024, 4, 1))
    misconduct = random.random() < 0.6
    days = [_american(day) for day in (freed, convicted, freed)]
    return [
        f"{random.choice(_FAMILY)}{random.choice(_ENDING)}",
        f"{random.choice(_GIVEN)} {chr(65 + n % 26)}{n}",
        str(random.randrange(15, 60)),
        random.choice(("Black", "White", "Hispanic", "Asian")),
        random.choice(("Male", "Male", "Male", "Female")),
        state,
        name,
        ";#".join(sorted(random.sample(_TAGS, random.randrange(4)))),
        random.choice(_CRIMES),
        random.choice(("Life", "20 years", "Probation", "Death")),
        _american(min(freed + timedelta(days=90), date(2024, 5, 1))),
        random.choice(("OF;#WH", "PR;#WH;#NW", "OF;#NW")) if misconduct else "",
        *(word if random.random() < 0.3 else "" for word in ("F/MFE", "FC", "ILD", "P/FA")),
        *(word if random.random() < 0.2 else "" for word in ("DNA", "MWID")),
        "OM" if misconduct else "",
        str(crime.year),
        *days,
    ]


def _american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"
