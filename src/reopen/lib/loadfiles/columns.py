"""What the columns of a DAT file mean, by the names that are in use."""

import re

_NAMES = {
    "begin": (
        "begbates beginbates batesbegin batesbeg batesstart startbates firstbates begdoc begindoc "
        "begdocno begno beginno prodbeg prodbegin prodbegbates productionbegin begbatesnumber "
        "beginningbates productionbeginbates docbeg docbegin docid bates batesnumber"
    ),
    "end": (
        "endbates batesend batesstop lastbates enddoc enddocno endno prodend prodendbates "
        "productionend endbatesnumber endingbates productionendbates docend"
    ),
    "family": (
        "begattach beginattach attachbegin attachbeg begattachment beginattachment "
        "begfamily beginfamily familybegin prodbegattach begbatesattach productionbeginattach"
    ),
    "text_path": (
        "textpath textlink textfile textprecedence ocrpath ocrlink ocrfile extractedtextpath "
        "fulltextpath ocrtextpath extractedtextlink textfilepath"
    ),
    "text": "text ocrtext extractedtext fulltext ocr body",
    "native_path": "nativepath nativelink nativefile nativefilepath natlink filelink itempath",
}
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}


def folded(name: str) -> str:
    """A column's name without case and signs."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def meanings(columns: list[str]) -> dict[str, int]:
    """For each meaning the first column that has it."""
    found: dict[str, int] = {}
    for place, column in enumerate(columns):
        meaning = _MEANING.get(folded(column))
        if meaning:
            found.setdefault(meaning, place)
    return found
