"""Entries of `documents`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import NUMBER, SECOND, Entry, Row, Slots, part

_DOCUMENT = {"document": part("documents.Document", "seal")}
_PAGE: Slots = {**_DOCUMENT, "page": "1"}
_SOURCE = part("documents.Source")
_WHOSE = {"name": "Police, request 4", "kind": "trial_counsel"}
_WORDS = Row(
    "documents.Page", "text", hidden=("other", "wall", "team", "seal"), absent="unheard-of"
)


def _case(permission: P | None = None, **more: object) -> Entry:
    return Entry({"number": NUMBER}, permission=permission, **more)  # type: ignore[arg-type]


def _file(permission: P | None = None, **more: object) -> Entry:
    return Entry(_DOCUMENT, permission=permission, **more)  # type: ignore[arg-type]


def _page(permission: P | None = None, **more: object) -> Entry:
    return Entry(_PAGE, permission=permission, **more)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "search": (
        Entry(query={"q": _WORDS}),
        Entry(query={"q": "CNRY", "case": NUMBER}),
        Entry(query={"q": "CNRY", "source": _SOURCE}),
        Entry(query={"q": "CNRY", "format": "csv"}, reading=P.SEARCH_EXPORT),
        Entry(query={"q": "CNRY", "format": "xlsx"}, reading=P.SEARCH_EXPORT),
    ),
    "case_files": (
        _case(),
        _case(query={"format": "csv"}),
        _case(query={"format": "xlsx", "q": "e"}),
    ),
    "files_progress": (_case(),),
    "source_add": (_case(P.DOCUMENT_ADD, form=_WHOSE, post=302),),
    "source_edit": (
        Entry({"number": NUMBER, "source": _SOURCE}, form=_WHOSE, post=302,
              permission=P.DOCUMENT_EDIT),
    ),
    "files_upload": (
        _case(P.DOCUMENT_ADD, query={"source": _SOURCE}),
        _case(P.DOCUMENT_ADD, form={"source": _SOURCE}, file="files", get=None, post=302),
    ),
    "upload_begin": (
        _case(P.DOCUMENT_ADD, form={"source": _SOURCE, "key": "k", "path": "a.txt", "size": "8"},
              get=None, post=200),
    ),
    "files_receipts": (_case(),),
    "upload_part": (
        Entry({"upload": part("documents.Upload")}, query={"offset": "8"}, get=None, put=200,
              permission=P.DOCUMENT_ADD, only="alice", others=404),
    ),
    "document": (_file(),),
    "document_original": (_file(P.DOCUMENT_DOWNLOAD),),
    "document_edit": (
        _file(P.DOCUMENT_EDIT, form={"title": "A title", "kind": "unsorted"}, post=302),
    ),
    "document_move": (
        _file(P.DOCUMENT_EDIT, form={"source": part("documents.Source:second")}, post=302),
    ),
    "document_wall": (
        _file(P.DOCUMENT_WALL, form={"do": "wall"}, post=302),
        _file(P.DOCUMENT_WALL, form={"do": "clear", "membership": SECOND}, get=None, post=302),
        _file(P.DOCUMENT_WALL, form={"do": "unwall"}, get=None, post=302),
        _file(P.DOCUMENT_WALL, form={"do": "unclear", "clearance": Row(
            "accounts.Membership", in_case=False)}, get=None, post=302),
    ),
    "document_again": (_file(P.DOCUMENT_EDIT, get=None, post=302),),
    "document_split": (
        _file(P.DOCUMENT_EDIT, form={"first": "2", "last": "2", "title": "A", "kind": "unsorted"},
              post=302),
    ),
    "part_undo": (
        Entry({**_DOCUMENT, "part": part("documents.Part")}, get=None, post=302,
              permission=P.DOCUMENT_EDIT),
    ),
    "page_go": (_file(query={"page": "1"}, get=302),),
    "page": (_page(query={"q": "CNRY"}),),
    "page_turn": (_page(P.DOCUMENT_EDIT, form={"by": "90"}, get=None, post=302),),
    "page_image": (_page(),),
    "page_thumbnail": (_page(),),
    "page_text": (_page(P.DOCUMENT_EDIT, form={"text": "As it reads."}, post=302),),
    "page_text_undo": (
        _page(P.DOCUMENT_EDIT, form={"revision": part("documents.TextRevision")}, get=None,
              post=302),
    ),
}  # fmt: skip
