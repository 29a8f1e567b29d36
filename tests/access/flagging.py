"""A case's flags: what was searched, a flagged passage, a decision; and the lexicon's draft."""

from typing import Any

from reopen.flags import models as m
from reopen.lib.flags import read_lexicon, shipped_text
from tests.access.canaries import make


def organization_rows(name: str) -> dict[str, Any]:
    """The lexicon in force and a draft of the next."""
    text = shipped_text()
    fingerprint = read_lexicon(text).fingerprint
    published, draft = (
        make(
            m.LexiconVersion, name, "org", number=number, state=state, text=text,
            fingerprint=fingerprint,
        )
        for number, state in ((1, "published"), (2, "draft"))
    )  # fmt: skip
    return {"flags.LexiconVersion": published, "flags.LexiconVersion:draft": draft}


def flag_rows(name: str, ground: str, rows: dict[str, Any]) -> dict[str, Any]:
    """A search and a flag with a decision in the document of this ground."""
    lexicon, document = rows["flags.LexiconVersion"], rows["documents.Document"]
    search = rows.get("flags.FlagSearch") if ground == "seal" else None
    search = search or make(
        m.FlagSearch, name, ground, case=rows["cases.Case"], lexicon=lexicon, state="done"
    )
    page = make(
        m.SearchedPage, name, ground, document=document, number=1, lexicon=lexicon, digest="1",
        revision=1, outcome="hard",
    )  # fmt: skip
    flag = make(
        m.Flag, name, ground, document=document, number=1, lexicon=lexicon,
        rule="informant.benefit", kind="informant", form="", tier="", start=0, end=4,
        passage_start=0, reading="plain",
    )  # fmt: skip
    decision = make(m.FlagDecision, name, ground, flag=flag, verdict="relevant", by=rows["uploads"])
    return {
        "flags.FlagSearch": search,
        "flags.SearchedPage": page,
        "flags.Flag": flag,
        "flags.FlagDecision": decision,
    }
