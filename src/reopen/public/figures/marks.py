"""Which of the Registry's marks stand together on a page."""

from reopen.lib.registry.marks import FACTORS, MISCONDUCT

OFFICIALS = ("police", "prosecutor", "forensic_analyst", "child_welfare")
CAUSES = tuple(key for key in FACTORS if key != "dna")
KINDS = tuple(key for key in MISCONDUCT if key not in OFFICIALS)
HELP = ("ciu", "io", "ciu_and_io", "dna")
CASE = (
    "no_crime", "plea", "jailhouse_informant", "codefendant_confessed", "juvenile", "female",
    "federal", "homicide", "sexual_assault", "child_victim", "posthumous",
)  # fmt: skip
