"""What an exoneration can be marked with, as stable keys: factors, case tags, kinds of misconduct.

The codes are those of the Registry's own exports: short ones in the older files, words in the
newer. How a column or a value of a file leads to a key is in `aliases.py`.
"""

# The six contributing factors and DNA: a yes, a no, or nothing said.
FACTORS = {
    "official_misconduct": "OM",
    "perjury": "P/FA",
    "mistaken_id": "MWID",
    "false_confession": "FC",
    "forensic": "F/MFE",
    "inadequate_defense": "ILD",
    "dna": "DNA",
}

# Marks of the case. A file only ever says that one applies; where it is missing nothing is known.
TAGS = {
    "ciu": "CIU",
    "io": "IO",
    "no_crime": "NC",
    "plea": "P",
    "homicide": "H",
    "sexual_assault": "SA",
    "child_victim": "CV",
    "codefendant_confessed": "CDC",
    "juvenile": "JV",
    "female": "F",
    "jailhouse_informant": "JI",
    "federal": "FED",
    "misdemeanor": "M",
    "arson": "A",
    "child_sex_abuse_hysteria": "CSH",
    "shaken_baby": "SBS",
    "bitemark": "BM",
    "posthumous": "PH",
}

# Who did it and what, within official misconduct.
MISCONDUCT = {
    "police": "OF",
    "prosecutor": "PR",
    "forensic_analyst": "FA",
    "child_welfare": "CW",
    "concealed": "WH",
    "not_withholding": "NW",
    "witness_tampering": "WT",
    "interrogation": "INT",
    "official_perjury": "PJ",
    "permitted_perjury": "KP",
    "prosecutor_lied": "PL",
}
