"""Whose paper it is: "affidavit of R. Kemp", "report by Det. Ames"."""

import re

_TITLE = (
    r"(?:(?:Det(?:ective)?|Off(?:icer)?|Ofc|P\.?O|Sgt|Sergeant|Lt|Lieutenant|Capt(?:ain)?|Dep(?:uty)?"
    r"|Trooper|Agent|Dr|Doctor|Mr|Mrs|Ms|Miss|ADA|A\.D\.A|Prosecutor|Judge|Inv(?:estigator)?)\.?\s+)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
_NAME = rf"(?!{_MONTH})[A-Z](?:[a-z]+|[A-Z]+|'[A-Z][a-z]+)(?:-[A-Z][A-Za-z]+)?"
_GIVEN = rf"(?:(?:[A-Z]\.|{_NAME})\s+)"
_OF = re.compile(
    r"\s*(?:of|by|from|given\s+by|of\s+witness|OF|BY|FROM|OF\s+WITNESS)\s+"
    rf"(?:{_TITLE}{_GIVEN}{{0,2}}(?P<titled>{_NAME})|{_GIVEN}{{1,2}}(?P<named>{_NAME}))(?![\w'])"
)
# Words of headings and of law that look like names where they are written large.
_NO_NAME = frozenset(
    """
    the a an and this that his her their my your our facts fact case cases issue issues law claim
    claims grounds reasons review points proceedings probable cause service interest examination
    investigation evidence autopsy record records support opposition jurisdiction laboratory police
    county state city department office court people defendant plaintiff january february march
    april may june july august september october november december crime scene property incident
    injury death account non military indigency counsel financial identity
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def person_after(text: str, at: int) -> tuple[str, int]:
    """The surname of the person a paper is by, and where the name ends; ("", at) where none is.

    A bare surname is not enough: a title, a first name or an initial must stand before it.
    """
    found = _OF.match(text, at)
    if not found:
        return "", at
    said = re.findall(r"[A-Za-z'-]+", found.group())[1:]
    if any(word.lower() in _NO_NAME for word in said):
        return "", at
    surname = found["titled"] or found["named"]
    return surname.title() if surname.isupper() else surname, found.end()
