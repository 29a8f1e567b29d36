"""Requests for papers and answers to them, by their headings."""

import pytest

from reopen.lib.references import asking_of

HEADS = [
    ("IN THE CIRCUIT COURT\nMOTION FOR DISCOVERY AND INSPECTION", "request"),
    ("Defendant's Motion to Produce Exculpatory Evidence", "request"),
    ("Re: public records request no. 12", "request"),
    ("DEMAND FOR BILL OF PARTICULARS", "request"),
    ("STATE'S RESPONSE TO DEFENDANT'S MOTION FOR DISCOVERY", "answer"),
    ("DISCOVERY RECEIPT\nState v. Harrow", "answer"),
    ("Dear Ms. Ashgrove:\nIn answer to your records request I enclose", "answer"),
]


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_a_heading_tells_a_request_from_an_answer(head: str, kind: str) -> None:
    found = asking_of(head)
    assert found is not None
    assert found.kind == kind
    assert found.words


@pytest.mark.parametrize(
    "head",
    [
        "SUPPLEMENTAL REPORT\nMrs. Harrow asked for her coat.",
        "MOTION FOR A NEW TRIAL",
        "a" * 900 + "MOTION FOR DISCOVERY",
    ],
)
def test_other_papers_ask_for_nothing(head: str) -> None:
    assert asking_of(head) is None
