"""A comparison of a case: a page of its document beside another, a difference and a decision."""

from typing import Any

from reopen.disclosure import models as m
from tests.access.canaries import make


def comparison_rows(
    name: str, ground: str, rows: dict[str, Any], open_rows: dict[str, Any]
) -> dict[str, Any]:
    """The rows of a comparison; on the ground `seal` only its pages are of their own."""
    made = open_rows if ground == "seal" else _comparison(name, ground, rows)
    comparison, document = made["disclosure.Comparison"], rows["documents.Document"]
    page = make(
        m.ComparedPage, name, ground, comparison=comparison, document=document, number=1,
        side="prosecution", judged="given", status="altered", digest="1",
    )  # fmt: skip
    other = make(
        m.ComparedPage, name, ground, comparison=comparison, document=document, number=2,
        side="defense", digest="2",
    )  # fmt: skip
    match = make(
        m.PageMatch, name, ground, left=page, right=other, similarity=0.9, coverage=0.8,
        probability=0.97, judged="given", status="altered", rank=1, looked=True,
    )  # fmt: skip
    difference = make(
        m.PageDifference, name, ground, match=match, kind="name", certainty="changed",
        left_start=0, left_end=4, right_start=0, right_end=4,
    )  # fmt: skip
    decision = make(
        m.Decision, name, ground, page=page, other=other, status="altered", by=rows["uploads"]
    )
    return (
        _mentioned(name, ground, rows, made)
        | _traced(name, ground, rows)
        | {
            "disclosure.Comparison": comparison,
            "disclosure.ComparedSource": made["disclosure.ComparedSource"],
            "disclosure.ComparedPage": page,
            "disclosure.ComparedPage:defense": other,
            "disclosure.PageMatch": match,
            "disclosure.PageDifference": difference,
            "disclosure.Decision": decision,
        }
    )


def _mentioned(
    name: str, ground: str, rows: dict[str, Any], made: dict[str, Any]
) -> dict[str, Any]:
    """A paper that the document speaks of, asked for in the case's letter."""
    mention = make(m.Mention, name, ground, case=rows["cases.Case"], kind="tape", date="05-03")
    place = make(
        m.MentionPlace, name, ground, mention=mention, document=rows["documents.Document"],
        number=1, start=0, end=4,
    )  # fmt: skip
    letter = made.get("disclosure.RecordsRequest") or make(
        m.RecordsRequest, name, ground, case=rows["cases.Case"]
    )
    return {
        "disclosure.Mention": mention,
        "disclosure.MentionPlace": place,
        "disclosure.RecordsRequest": letter,
        "disclosure.RequestItem": make(
            m.RequestItem, name, ground, request=letter, mention=mention
        ),
    }


def _traced(name: str, ground: str, rows: dict[str, Any]) -> dict[str, Any]:
    """Who had the document, and what was asked and answered about it."""
    case, document = rows["cases.Case"], rows["documents.Document"]
    request = make(
        m.DefenseRequest, name, ground, case=case, kind="letter", date="1988-05-20",
        document=document,
    )  # fmt: skip
    return {
        "disclosure.Trace": make(
            m.Trace, name, ground, case=case, item=document, holder="police", why="stamp",
            date="1988-05-02", document=document,
        ),
        "disclosure.DefenseRequest": request,
        "disclosure.RequestAnswer": make(
            m.RequestAnswer, name, ground, request=request, date="1988-06-01", document=document
        ),
    }  # fmt: skip


def _comparison(name: str, ground: str, rows: dict[str, Any]) -> dict[str, Any]:
    comparison = make(m.Comparison, name, ground, case=rows["cases.Case"], state="done", method="1")
    taking_part = [
        make(m.ComparedSource, name, ground, comparison=comparison, source=rows[label], side=side)
        for label, side in (
            ("documents.Source", "prosecution"),
            ("documents.Source:second", "defense"),
        )
    ]
    return {
        "disclosure.Comparison": comparison,
        "disclosure.ComparedSource": taking_part[0],
    }
