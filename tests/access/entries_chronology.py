"""Entries of `chronology`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Slots, part

_PAGE: Slots = {"document": part("documents.Document", "seal"), "page": "1"}
_FACT: Slots = {"fact": part("chronology.Fact", "seal")}
_STATEMENT: Slots = {"statement": part("chronology.Statement", "seal")}
_SENTENCE: Slots = {"sentence": part("chronology.DatedSentence", "seal")}
_TOLD: Slots = {"text": "He came.", "standing": "unknown", "date": "June 1987"}
_NAMED: Slots = {"witness": "D. Odell", "kind": "police", "first": "1", "last": "1"}


def _writes(slots: Slots, **more: object) -> Entry:
    return Entry(slots, post=302, permission=P.NOTE_WRITE, **more)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "chronology": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY", "since": "1900", "removed": "yes"}),
        Entry({"number": NUMBER}, query={"format": "csv"}),
        Entry({"number": NUMBER}, query={"format": "xlsx"}),
        Entry({"number": NUMBER}, query={"format": "docx"}),
    ),
    "dated_sentences": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY", "state": "all"}),
        Entry({"number": NUMBER}, query={"format": "csv", "state": "all"}),
    ),
    "dated_look": (_writes({"number": NUMBER}, get=None),),
    "dated_keep": (_writes(_SENTENCE, get=None),),
    "dated_dismiss": (_writes(_SENTENCE, get=None),),
    "dated_restore": (_writes(_SENTENCE, get=None),),
    "fact_cite": (_writes(_PAGE, form={"fact": part("chronology.Fact:loose")}),),
    "citation_remove": (_writes({"citation": part("chronology.Citation", "seal")}, get=None),),
    "fact_new": (_writes({"number": NUMBER}, form=_TOLD),),
    "fact_add": (_writes(_PAGE, form=_TOLD),),
    "fact_edit": (_writes(_FACT, form=_TOLD),),
    "fact_remove": (_writes(_FACT, get=None),),
    "fact_restore": (_writes(_FACT, get=None),),
    "statements": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY"}),
        Entry({"number": NUMBER}, query={"format": "csv"}),
    ),
    "statements_compare": (
        Entry({"number": NUMBER}, query={"s": part("chronology.Statement", "seal")}),
    ),
    "statement_add": (_writes(_PAGE, form=_NAMED),),
    "statement_edit": (_writes(_STATEMENT, form=_NAMED),),
    "statement_remove": (_writes(_STATEMENT, get=None),),
    "statement_restore": (_writes(_STATEMENT, get=None),),
}
