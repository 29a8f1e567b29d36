"""Entries of `productions`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Slots, part

_ONE: Slots = {"number": NUMBER, "production": part("productions.Production")}
_LOAD: Slots = {"number": NUMBER, "load": part("productions.LoadImport")}
_DOCUMENT = part("documents.Document", "seal")
_SPOT = {"reason": "witness", "x0": "0.2", "y0": "0.2", "x1": "0.4", "y1": "0.3"}
_HELD = {"basis": "work_product", "description": "A memo."}
_TABLES = ({"format": "csv"}, {"format": "xlsx"})

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "productions": (Entry({"number": NUMBER}),),
    "production_new": (
        Entry({"number": NUMBER}, permission=P.PRODUCTION_MAKE, post=302, form={
            "name": "Second", "bates_prefix": "ZZ-", "start": "1", "width": "6", "form": "pdf",
            "order": "path", "documents": _DOCUMENT,
        }),
    ),
    "production_entities": (Entry({"number": NUMBER}, permission=P.DOCUMENT_DOWNLOAD),),
    "production": (Entry(_ONE),),
    "production_download": (Entry(_ONE, permission=P.DOCUMENT_DOWNLOAD),),
    "load_files": (Entry({"number": NUMBER}),),
    "load_send": (
        Entry({"number": NUMBER}, permission=P.DOCUMENT_ADD, post=422, file="file",
              form={"source": part("documents.Source")}),
    ),
    "load_file": (
        Entry(_LOAD),
        *(Entry(_LOAD, query=query) for query in _TABLES),
    ),
    "redactions": (
        Entry({"number": NUMBER}),
        *(Entry({"number": NUMBER}, query=query) for query in _TABLES),
    ),
    "privilege_log": (
        Entry({"number": NUMBER}),
        *(Entry({"number": NUMBER}, query=query) for query in _TABLES),
    ),
    "bates": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "999"}),
    ),
    "bates_read": (Entry({"number": NUMBER}, get=None, post=302, permission=P.PRODUCTION_MARK),),
    "redaction_add": (
        Entry({"document": _DOCUMENT, "page": "1"}, permission=P.PRODUCTION_MARK, post=302,
              form=_SPOT),
    ),
    "redaction_undo": (
        Entry({"redaction": part("productions.Redaction", "seal")}, get=None, post=302,
              permission=P.PRODUCTION_MARK),
    ),
    "hold_back": (
        Entry({"document": _DOCUMENT}, permission=P.PRODUCTION_MARK, post=302, form=_HELD),
    ),
    "hold_undo": (
        Entry({"held_back": part("productions.HeldBack", "seal")}, get=None, post=302,
              permission=P.PRODUCTION_MARK),
    ),
    "check_pdf": (Entry(post=422),),
}  # fmt: skip
