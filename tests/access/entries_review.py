"""Entries of `review`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Row, Slots, part

_PAGE: Slots = {"document": part("documents.Document", "seal"), "page": "1"}
_NOTE: Slots = {"note": part("review.PageNote", "seal", "priv")}
_SAID: Slots = {"text": "Seen.", "color": "blue", "visibility": "case"}
_CODE: Slots = {"code": Row("review.IssueCode", in_case=False)}
_EXHIBIT: Slots = {"exhibit": part("review.Exhibit", "seal")}
_KNOWN: Slots = {"number": "State's 77", "title": "A map", "status": "admitted"}
_LINK: Slots = {**_PAGE, "link": part("review.DocumentLink", "seal")}


def _own_note(**more: object) -> Entry:
    return Entry(_NOTE, post=302, permission=P.NOTE_WRITE, only="alice", **more)  # type: ignore[arg-type]


def _link() -> Entry:
    return Entry(_LINK, get=None, post=302, permission=P.DOCUMENT_EDIT)


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "review_room": (Entry({"number": NUMBER}),),
    "review_notes": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY", "code": "alibi", "removed": "yes"}),
        Entry({"number": NUMBER}, query={"document": part("documents.Document", "seal")}),
        Entry({"number": NUMBER}, query={"format": "csv"}),
        Entry({"number": NUMBER}, query={"format": "xlsx"}),
    ),
    "review_note_add": (Entry(_PAGE, form=_SAID, post=302, permission=P.NOTE_WRITE),),
    "review_note_edit": (_own_note(form=_SAID),),
    "review_note_remove": (_own_note(get=None),),
    "review_note_restore": (_own_note(get=None),),
    "review_exhibits": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY", "status": "unknown"}),
        Entry({"number": NUMBER}, query={"format": "csv"}),
        Entry({"number": NUMBER}, query={"format": "xlsx"}),
    ),
    "review_exhibit_new": (
        Entry({"number": NUMBER}, form=_KNOWN, post=302, permission=P.CASE_EDIT),
    ),
    "review_exhibit": (Entry(_EXHIBIT, form=_KNOWN, post=302, permission=P.CASE_EDIT),),
    "review_exhibit_remove": (Entry(_EXHIBIT, get=None, post=302, permission=P.CASE_EDIT),),
    "review_pages_take": (
        Entry({"pages": part("review.ExhibitPages", "seal")}, get=None, post=302,
              permission=P.CASE_EDIT),
    ),
    "review_pages_give": (
        Entry(_PAGE, form={**_KNOWN, "first": "2", "last": "2"}, post=302, permission=P.CASE_EDIT),
    ),
    "review_link_add": (
        Entry(_PAGE, form={"kind": "copy", "other": Row(
            "documents.Document", "path", hidden=("other", "wall", "team", "seal"),
            absent="unheard-of"), "only_page": "on"}, post=302, permission=P.DOCUMENT_EDIT),
    ),
    "review_link_remove": (_link(),),
    "review_codes": (
        Entry(form={"label": "Bite marks"}, post=302, permission=P.ORGANIZATION_EDIT),
    ),
    "review_code_retire": (Entry(form=_CODE, get=None, post=302, permission=P.ORGANIZATION_EDIT),),
}  # fmt: skip
