"""What headers and values of exports are called, of every layout seen and likely ones.

All names are folded: lower case, without accents and punctuation. Where several headers of a file
mean the same column, the name listed first wins and the others stay in the raw row.
"""

from itertools import product

from reopen.lib.registry.marks import FACTORS, MISCONDUCT, TAGS

DATES = ("exonerated", "convicted", "crime_on", "arrested", "released")

_PLAIN = {
    "id": "id, case id, caseid, registry id, nre id, case number, exoneree id",
    "name": "name, full name, exoneree, exoneree name, name of exoneree, exonerees name, title",
    "family": "last name, lastname, last, surname, family name, exoneree last name",
    "given": "first name, firstname, first, given name, given names, first and middle name, "
    "exoneree first name",
    "middle": "middle name, middle, middle initial",
    "suffix": "suffix, name suffix, generation",
    "state": "state of crime, state, st, state of conviction, crime state, state or jurisdiction",
    "county": "county of crime, county, crime county, county of conviction, county or district",
    "sex": "sex, gender, sex of exoneree, exoneree sex",
    "race": "race, race ethnicity, race or ethnicity, race of exoneree, exoneree race, "
    "defendant race, ethnicity",
    "age": "age at crime years, age at crime, age, age at time of crime, age at date of crime, "
    "age at date of reported crime, age at offense, age of exoneree",
    "crime": "worst crime display, worst crime, most serious crime, worst crime of conviction, "
    "crime, type of crime, offense, worst offense",
    "posted": "posting date, date of posting, date posted, posted, posting, post date, "
    "posted on, date added, created",
    "revised": "last update date, last update, last updated, date of last update, updated, "
    "date updated, modified, update date",
    "before_1989": "pre 1989, pre 1989 case, before 1989, pre 1989 registry",
    "part": "registry, registry list, list, which registry",
    "years_lost": "years lost, yrs lost, years lost to prison, years incarcerated, lost years",
    "tags": "case characteristics, tags, tag, characteristics, case tags, case characteristic",
    "om_tags": "om tags, om tag, om codes, om code, om types, om type, om subcodes, om sub codes, "
    "official misconduct tags, official misconduct types, types of official misconduct, "
    "official misconduct codes, om details",
    "conviction": "form of 1st conviction, form of first conviction, form of conviction, "
    "conviction form, type of conviction, manner of conviction",
    "death": "death penalty, death sentence, sentenced to death",
    "sentence": "sentence, 1st sentence, first sentence, sentence display",
    "sentence_other": "sentence other, other sentence, sentence term",
}

# How a date is named: its stems, and the names it has besides.
_STEMS = {
    "exonerated": ("exoneration", "exon", "exonerated"),
    "convicted": (
        "1st conviction", "first conviction", "1st convic", "first convic", "conviction",
        "convicted", "convic", "1st convicted",
    ),
    "crime_on": ("crime", "offense", "the crime", "occurrence", "occurred", "reported crime"),
    "arrested": ("arrest", "arrested"),
    "released": ("release", "released"),
}  # fmt: skip
_WHOLE = ("date of {}", "{} date", "date {}", "{} on")
_YEAR = ("year of {}", "{} year", "year {}", "{} yr", "yr {}", "date of {} year", "{} date year")
_MONTH = ("month of {}", "{} month", "date of {} month", "{} date month")
_DAY = ("day of {}", "{} day", "date of {} day", "{} date day")
_ALONE = {
    "exonerated": ("exonerated", "exoneration"),
    "convicted": ("convicted", "conviction"),
    "crime_on": ("occurred", "crime occurred"),
    "arrested": ("arrested",),
    "released": ("released",),
}

_FACTORS = {
    "official_misconduct": "om, official misconduct, government misconduct",
    "perjury": "p fa, pfa, perjury or false accusation, perjury and false accusation, "
    "perjury false accusation, perjury, false accusation, false accusation or perjury",
    "mistaken_id": "mwid, mistaken witness id, mistaken witness identification, mistaken id, "
    "mistaken eyewitness identification, mistaken identification, mistaken eyewitness id, "
    "eyewitness misidentification, witness misidentification, mistaken witness",
    "false_confession": "fc, false confession, false confessions",
    "forensic": "f mfe, fmfe, mfe, false or misleading forensic evidence, "
    "false misleading forensic evidence, false and misleading forensic evidence, "
    "misleading forensic evidence, bad forensic evidence, false or misleading forensics",
    "inadequate_defense": "ild, inadequate legal defense, inadequate legal defence, "
    "inadequate defense, ineffective legal defense",
    "dna": "dna, dna evidence, dna case, dna exoneration, post conviction dna",
}
_TAGS = {
    "ciu": "conviction integrity unit, cru, conviction review unit, ciu exoneration, ciu case, "
    "conviction integrity unit case, conviction integrity unit involved",
    "io": "innocence organization, innocence organisation, io exoneration, innocence project, "
    "innocence organization case, innocence organization involved, innocence organizations",
    "no_crime": "no crime, no crime case, no crime cases, no crime exoneration",
    "plea": "plea, guilty plea, guilty plea case, plea case, pled guilty, guilty pleas",
    "homicide": "homicide, homicide case",
    "sexual_assault": "sexual assault, sexual assault case, sex assault",
    "child_victim": "child victim, child victim case, child victims",
    "codefendant_confessed": "codefendant confessed, co defendant confessed, "
    "codefendant confession, co defendant confession, co defendant confessed case",
    "juvenile": "juvenile, juvenile defendant, juvenile exoneree",
    "female": "female exoneree, female, female exonerees, female defendant",
    "jailhouse_informant": "jailhouse informant, jailhouse informant case, jailhouse informants, "
    "jailhouse snitch",
    "federal": "federal, federal case, federal exoneration",
    "misdemeanor": "misdemeanor, misdemeanor case, misdemeanour",
    "arson": "arson, arson case",
    "child_sex_abuse_hysteria": "child sex abuse hysteria, child sex abuse hysteria case",
    "shaken_baby": "shaken baby syndrome, shaken baby, shaken baby syndrome case",
    "bitemark": "bitemark, bite mark, bitemark case, bite mark case, bitemark evidence, bite marks",
    "posthumous": "posthumous, posthumous exoneration, exonerated posthumously",
}
_MISCONDUCT = {
    "police": "om by police officer, om by police, police officer, police misconduct, police, "
    "misconduct by police, police officer misconduct, om by police officers",
    "prosecutor": "prosecutor misconduct, om by prosecutor, prosecutorial misconduct, prosecutor, "
    "misconduct by prosecutor, om by prosecutors",
    "forensic_analyst": "om by forensic analyst, forensic analyst, forensic analyst misconduct, "
    "misconduct by forensic analyst",
    "child_welfare": "om by child welfare worker, child welfare worker, "
    "child welfare worker misconduct",
    "concealed": "exculpatory withheld, exculpatory evidence withheld, withheld exculpatory "
    "evidence, withholding exculpatory evidence, concealed exculpatory evidence",
    "not_withholding": "om not withholding, misconduct not withholding, om other than withholding, "
    "misconduct that is not withholding evidence",
    "witness_tampering": "witness tampering by oa, witness tampering, wt witness tampering, "
    "witness tampering by official actor, witness tampering by official actors",
    "interrogation": "misconduct in interrogation, misconduct in interrogation of exoneree, "
    "interrogation misconduct, misconduct in interrogations",
    "official_perjury": "perjury by oa, perjury by official actor, perjury by official, "
    "perjury by an official",
    "permitted_perjury": "prosecutor permitted perjury, prosecutor knowingly permitted perjury, "
    "knowingly permitting perjury",
    "prosecutor_lied": "prosecutor lied in court, prosecutor lied, prosecutor lied to court",
}


def folded_code(code: str) -> str:
    """A short code as it reads when folded: "P/FA" is "p fa"."""
    return code.lower().replace("/", " ")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _dates() -> dict[str, list[str]]:
    """Whole dates under their own key, parts under "convicted:year" and the like."""
    found: dict[str, list[str]] = {}
    for column, stems in _STEMS.items():
        found[column] = [*(p.format(s) for s, p in product(stems, _WHOLE)), *_ALONE[column]]
        for part, patterns in (("year", _YEAR), ("month", _MONTH), ("day", _DAY)):
            found[f"{column}:{part}"] = [p.format(s) for s, p in product(stems, patterns)]
    return found


def _coded(names: dict[str, str], codes: dict[str, str]) -> dict[str, list[str]]:
    """Names of values: the code, the words, and the code before the words."""
    found = {}
    for key, text in names.items():
        code = folded_code(codes[key])
        words = _names(text)
        found[key] = [code, *words, *(f"{code} {name}" for name in words)]
    return found


def _flat(names: dict[str, list[str]], prefix: str = "") -> dict[str, tuple[int, str]]:
    return {
        name: (place, f"{prefix}{key}")
        for key, several in names.items()
        for place, name in reversed(list(enumerate(several)))
    }


_TAG_NAMES = _coded(_TAGS, TAGS)
_MISCONDUCT_NAMES = _coded(_MISCONDUCT, MISCONDUCT)
TAG_VALUES = {name: key for name, (_, key) in _flat(_TAG_NAMES).items()}
MISCONDUCT_VALUES = {name: key for name, (_, key) in _flat(_MISCONDUCT_NAMES).items()}
FACTOR_VALUES = {name: key for name, (_, key) in _flat(_coded(_FACTORS, FACTORS)).items()}

# One letter heads no column: "F" or "M" may be anything. A sex or a race is not a tag either.
_TAG_HEADERS = {
    key: [name for name in names if len(name) > 1 and name != "female"]
    for key, names in _TAG_NAMES.items()
}

# Folded header -> (how good a name it is, column). Later lines win where a name stands twice.
HEADERS: dict[str, tuple[int, str]] = {
    **_flat(_TAG_HEADERS, "tag:"),
    **_flat(_MISCONDUCT_NAMES, "misconduct:"),
    **_flat(_dates()),
    **_flat(_coded(_FACTORS, FACTORS)),
    **_flat({column: _names(text) for column, text in _PLAIN.items()}),
}
