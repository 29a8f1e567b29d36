"""Entries of `review`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, Entry, Row, Slots, part

_PAGE: Slots = {"document": part("documents.Document", "seal"), "page": "1"}
_NOTE: Slots = {"note": part("review.PageNote", "seal", "priv")}
_SAID: Slots = {"text": "Seen.", "color": "blue", "visibility": "case"}
_CODE: Slots = {"code": Row("review.IssueCode", in_case=False)}
_EXHIBIT: Slots = {"exhibit": part("review.Exhibit", "seal")}
_KNOWN: Slots = {"number": "State's 77", "title": "A map", "status": "admitted"}
_PANEL: Slots = {"panel": Row("review.CodingPanel", in_case=False)}
_FIELD: Slots = {"field": Row("review.CodingField", in_case=False)}
_ASKED: Slots = {"label": "Who speaks", "kind": "text"}
_REVIEW: Slots = {"review": part("review.Review")}
_BATCH: Slots = {"batch": part("review.Batch")}
_ITEM: Slots = {"item": part("review.BatchItem", "seal")}
_DIVIDED: Slots = {"name": "All", "unit": "pages", "size": "25", "second_share": "10"}
_LINK: Slots = {**_PAGE, "link": part("review.DocumentLink", "seal")}


def _own_note(**more: object) -> Entry:
    return Entry(_NOTE, post=302, permission=P.NOTE_WRITE, only="alice", **more)  # type: ignore[arg-type]


def _setup(path: Slots, form: Slots | None = None) -> Entry:
    got = None if form is None else 200
    return Entry(path, form=form or {}, get=got, post=302, permission=P.REVIEW_SETUP)


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
    "review_coding": (
        Entry({"number": NUMBER}),
        Entry({"number": NUMBER}, query={"q": "CNRY", "state": "differs"}),
        Entry({"number": NUMBER}, query={"panel": Row("review.CodingPanel", in_case=False)}),
        Entry({"number": NUMBER}, query={"format": "csv"}),
        Entry({"number": NUMBER}, query={"format": "xlsx"}),
    ),
    "review_code": (Entry({**_PAGE, **_PANEL}, post=302, form={"unused": "1"},
                          permission=P.DOCUMENT_EDIT),),
    "review_panels": (_setup({}, {"name": "First reading"}),),
    "review_panel": (_setup(_PANEL, _ASKED),),
    "review_panel_name": (
        Entry(_PANEL, form={"name": "Other"}, get=None, post=302, permission=P.REVIEW_SETUP),
    ),
    "review_panel_retire": (_setup(_PANEL),),
    "review_field": (_setup(_FIELD, _ASKED),),
    "review_field_up": (_setup(_FIELD),),
    "review_field_retire": (_setup(_FIELD),),
    "review_testimony": (
        Entry({"document": part("documents.Document", "seal")}),
        Entry({"document": part("documents.Document", "seal")}, query={"to": "34:5"}),
    ),
    "review_batches": (Entry({"number": NUMBER}),),
    "review_new": (
        Entry({"number": NUMBER}, form=_DIVIDED, post=302, permission=P.REVIEW_SETUP),
        Entry({"number": NUMBER}, form={**_DIVIDED, "count": "1"}, post=200,
              permission=P.REVIEW_SETUP),
    ),
    "review_review": (
        Entry(_REVIEW),
        Entry(_REVIEW, query={"q": "CNRY", "state": "flagged"}),
        Entry(_REVIEW, query={"format": "csv"}),
        Entry(_REVIEW, query={"format": "xlsx"}),
    ),
    "review_close": (_setup(_REVIEW),),
    "review_batch": (Entry(_BATCH, get=302),),
    "review_batch_assign": (_setup(_BATCH),),
    "review_batch_take": (Entry(_BATCH, get=None, post=302, permission=P.DOCUMENT_EDIT),),
    "review_item": (
        Entry(_ITEM, form={"outcome": "done"}, post=302, permission=P.DOCUMENT_EDIT, only="alice"),
    ),
    "review_codes": (
        Entry(form={"label": "Bite marks"}, post=302, permission=P.REVIEW_SETUP),
    ),
    "review_code_retire": (Entry(form=_CODE, get=None, post=302, permission=P.REVIEW_SETUP),),
}  # fmt: skip
