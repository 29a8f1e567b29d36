"""Entries of `disclosure`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Slots, part

_ONE: Slots = {"number": NUMBER, "comparison": part("disclosure.Comparison")}
_PAGE: Slots = {**_ONE, "page": part("disclosure.ComparedPage", "seal")}
_SIDES: Slots = {
    "prosecution": part("documents.Source"),
    "defense": part("documents.Source:second"),
}

_PAPER: Slots = {"number": NUMBER, "document": part("documents.Document", "seal")}
_ASKED: Slots = {"number": NUMBER, "asked": part("disclosure.DefenseRequest", "seal")}
_FORMS = ("csv", "xlsx", "docx", "pdf")


def _one(permission: P | None = None, **more: object) -> Entry:
    return Entry(_ONE, permission=permission, **more)  # type: ignore[arg-type]


def _case(permission: P | None = None, **more: object) -> Entry:
    return Entry({"number": NUMBER}, permission=permission, **more)  # type: ignore[arg-type]


def _page(permission: P | None = None, **more: object) -> Entry:
    return Entry(_PAGE, permission=permission, **more)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "disclosure": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "e", "status": "altered", "kind": "name"}),
    ),
    "disclosure_start": (
        Entry({"number": NUMBER}, form=_SIDES, post=302, permission=P.DISCLOSURE_COMPARE),
    ),
    "disclosure_comparison": (
        _one(),
        _one(query={"decided": "yes", "document": part("documents.Document", "seal")}),
    ),
    "disclosure_progress": (_one(),),
    "disclosure_again": (_one(P.DISCLOSURE_COMPARE, get=None, post=302),),
    "disclosure_report": (
        *(_one(P.DOCUMENT_DOWNLOAD, query={"form": form}) for form in _FORMS),
    ),
    "disclosure_mentions": (
        _case(),
        _case(query={"state": "", "q": "CNRY"}),
        _case(query={"format": "csv"}),
        _case(query={"format": "xlsx"}),
    ),
    "disclosure_collect": (_case(P.DISCLOSURE_COMPARE, get=None, post=302),),
    "disclosure_settle": tuple(
        Entry({"number": NUMBER, "mention": part("disclosure.Mention", "seal")}, get=None, post=302,
              permission=P.DISCLOSURE_DECIDE, form={"do": do})
        for do in ("ask", "dismiss", "reset")
    ),
    "disclosure_letter": tuple(
        Entry({"number": NUMBER, "draft": part("disclosure.RecordsRequest")}, query={"form": form})
        for form in ("txt", "docx")
    ),
    "disclosure_sent": (
        Entry({"number": NUMBER, "draft": part("disclosure.RecordsRequest")}, get=None, post=302,
              permission=P.DISCLOSURE_DECIDE, form={"on": "2026-03-03"}),
    ),
    "disclosure_ledger": (
        _case(),
        _case(query={"without": "court", "q": "e"}),
        _case(query={"format": "csv"}),
        _case(query={"format": "xlsx"}),
    ),
    "disclosure_item": (
        Entry(_PAPER, form={"do": "add", "holder": "court", "words": "seen"}, post=302,
              acting=P.DISCLOSURE_DECIDE),
        Entry(_PAPER, form={"do": "strike", "trace": part("disclosure.Trace", "seal")}, get=None,
              post=302, acting=P.DISCLOSURE_DECIDE),
        Entry(_PAPER, form={"do": "restore", "trace": part("disclosure.Trace", "seal")}, get=None,
              post=302, acting=P.DISCLOSURE_DECIDE),
    ),
    "disclosure_requests": (
        Entry({"number": NUMBER}, form={"kind": "letter", "wording": "Everything."}, post=302,
              acting=P.DISCLOSURE_DECIDE),
        _case(query={"as": "answer", "document": "box/paper.pdf", "words": "Nothing."}),
    ),
    "disclosure_answer": (
        Entry(_ASKED, form={"words": "Nothing."}, get=None, post=302,
              permission=P.DISCLOSURE_DECIDE),
        Entry(_ASKED, form={"do": "strike"}, get=None, post=302, permission=P.DISCLOSURE_DECIDE),
    ),
    "disclosure_pair": (
        _page(),
        _page(query={"beside": part("disclosure.ComparedPage:defense", "seal")}),
        _page(query={"paper": "nothing.pdf", "number": "2"}, get=422),
    ),
    "disclosure_decide": (
        _page(P.DISCLOSURE_DECIDE, get=None, post=302, form={
            "status": "given",
            "other": part("disclosure.ComparedPage:defense", "seal"),
            "next": part("disclosure.ComparedPage", "seal"),
        }),
    ),
    "disclosure_undo": (
        _page(P.DISCLOSURE_DECIDE, get=None, post=302, only="alice",
              form={"decision": part("disclosure.Decision", "seal")}),
    ),
}  # fmt: skip
