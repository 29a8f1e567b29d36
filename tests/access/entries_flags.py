"""Entries of `flags`."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from reopen.lib.flags import read_lexicon, shipped_text
from tests.access.entry import NUMBER, Entry, Slots, part

_CASE: Slots = {"number": NUMBER}
_FLAG: Slots = {"number": NUMBER, "flag": part("flags.Flag", "seal")}
_RULE = read_lexicon(shipped_text())["informant.jailhouse"]
_FIELDS = {
    "label": _RULE.label, "label_es": _RULE.label_es, "why": _RULE.why, "why_es": _RULE.why_es,
    "any": "\n".join(_RULE.any),
}  # fmt: skip


def _draft(**more: object) -> Entry:
    return Entry(permission=P.LEXICON_EDIT, **more)  # type: ignore[arg-type]


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "flags": (
        Entry(_CASE),
        Entry(_CASE, query={"q": "CNRY", "kind": "informant", "verdict": "relevant"}),
    ),
    "flags_search": (Entry(_CASE, get=None, post=302, permission=P.FLAG_SEARCH),),
    "flags_progress": (Entry(_CASE),),
    "flags_pages": (Entry(_CASE),),
    "flags_report": tuple(
        Entry(_CASE, query={"as": form}, permission=P.DOCUMENT_DOWNLOAD)
        for form in ("csv", "xlsx", "docx")
    ),
    "flag": (Entry(_FLAG),),
    "flag_decide": (
        Entry(_FLAG, get=None, post=302, permission=P.FLAG_DECIDE,
              form={"verdict": "relevant", "next": part("flags.Flag", "seal")}),
    ),
    "flag_undo": (
        Entry(_FLAG, get=None, post=302, permission=P.FLAG_DECIDE, only="alice",
              form={"decision": part("flags.FlagDecision", "seal")}),
    ),
    "lexicon": (Entry(),),
    "lexicon_start": (_draft(get=None, post=302),),
    "lexicon_draft": (_draft(form={"text": shipped_text()}, post=302),),
    "lexicon_rule": (_draft(path={"key": "informant.jailhouse"}, form=_FIELDS, post=302),),
    "lexicon_publish": (_draft(form={"note": "A line more."}, get=None, post=302),),
    "lexicon_drop": (_draft(get=None, post=302),),
    "lexicon_test": (_draft(), _draft(query={"case": NUMBER})),
}  # fmt: skip
