"""Whom a case's file names: names found on a page, two figures, what was said of them."""

from typing import Any

from reopen.figures import models as m
from tests.access.canaries import make


def figure_rows(name: str, ground: str, around: dict[str, Any]) -> dict[str, Any]:
    """On the page of this ground: a name nobody spoke of, and one of each of two figures.

    Behind a wall the names are filed under keys that are canaries; elsewhere requests name them.
    """
    case, page, by = around["cases.Case"], around["documents.Page"], around["uploads"]
    figure, other = (
        make(m.Figure, name, ground, case=case, kind="person", made_by=by) for _ in range(2)
    )
    sealed = f"CNRY-{name}-seal-key-" if ground == "seal" else ""
    told = ((None, f"{sealed}odell"), (figure, f"{sealed}kemp"), (other, f"{sealed}lark"))
    loose, hers, _others = (
        make(
            m.FoundName, name, ground, case=case, page=page, kind="person", start=start,
            end=start + 4, key=key, reason="title", figure=who,
        )
        for start, (who, key) in enumerate(told)
    )  # fmt: skip
    step = make(m.Step, name, ground, figure=figure, kind="merged", by=by)
    return {
        "figures.Figure": figure,
        "figures.FoundName": hers,
        "figures.FoundName:loose": loose,
        "figures.NamesPage": make(m.NamesPage, name, ground, page=page, revision=1),
        "figures.Step": step,
        "figures.Naming": make(m.Naming, name, ground, step=step, kind="person", key=hers.key),
        "figures.Merger": make(m.Merger, name, ground, step=step, other=other),
        "figures.KeptApart": make(
            m.KeptApart, name, ground, case=case, kind="person", by=by,
            first=hers.key, second=loose.key,
        ),
    }  # fmt: skip
