"""Which entries have a mark, and of which nothing is said, as conditions for one SQL query."""

from django.db.models import Q

from reopen.lib.registry.marks import FACTORS, MISCONDUCT, TAGS

CONTRACT = (
    "official_misconduct", "ciu", "io", "ciu_and_io", "dna", "perjury", "mistaken_id",
    "false_confession", "forensic", "inadequate_defense", "no_crime", "plea",
)  # fmt: skip
KEYS = (*CONTRACT, *(key for key in (*TAGS, *MISCONDUCT) if key not in CONTRACT))


def applies(mark: str) -> Q:
    """Entries that the Registry marks so. Raises `KeyError` for a mark that does not exist."""
    if mark not in KEYS:
        raise KeyError(mark)
    if mark in FACTORS:
        return Q(**{mark: True})
    if mark == "ciu_and_io":
        return Q(tags__contains=["ciu", "io"])
    if mark == "federal":
        return Q(federal=True)
    if mark == "female":
        return Q(sex="female")
    return Q(tags__contains=[mark]) if mark in TAGS else Q(misconduct__contains=[mark])


def unsaid(mark: str) -> Q:
    """Entries of which the Registry says neither yes nor no: a blank means not known."""
    if mark in FACTORS:
        return Q(**{f"{mark}__isnull": True})
    if mark == "federal":
        return Q(state="", federal=False)
    if mark == "female":
        return Q(sex="")
    if mark == "plea":
        return ~applies(mark) & ~Q(conviction__in=["jury", "bench"])
    if mark in MISCONDUCT:
        return ~applies(mark) & ~Q(misconduct_no__contains=[mark])
    return ~applies(mark)
