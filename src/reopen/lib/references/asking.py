"""Papers that ask the state for its papers, and papers that answer, told by their headings."""

import re
from dataclasses import dataclass
from typing import Literal

_HEAD = 900
_WHAT = (
    r"discovery|produc(?:e|tion)|disclos(?:e|ure)|inspect(?:ion)?|exculpatory|brady|"
    r"bill\s+of\s+particulars|(?:public\s+)?records|(?:police\s+)?reports|evidence"
)
_ANSWER = re.compile(
    r"\b(?:(?:response|answer|reply|objections?|opposition)\s+(?:of\s+[\w ]{1,30})?to\b[\w' ]{0,50}"
    r"\b(?:motion|request|demand|discovery|subpoena)"
    r"|discovery\s+(?:receipt|response|packet)|receipt\s+(?:of|for)\s+discovery"
    r"|(?:notice|certificate)\s+of\s+(?:discovery|disclosure|compliance)"
    r"|(?:in\s+(?:answer|response|reply)\s+to|in\s+compliance\s+with|regarding)\s+your\s+(?:[\w]+\s+){0,3}(?:request|letter))\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    rf"\b(?:motion|request|demand|application|petition)\s+(?:for|to)\s+(?:[\w']+\s+){{0,4}}(?:{_WHAT})\b"
    r"|\b(?:discovery|public\s+records|records)\s+(?:request|motion|demand)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page looks like by its heading, and the words that say so."""

    kind: Literal["request", "answer"]
    words: str


def asking_of(text: str) -> Asking | None:
    """Whether a page's head is that of a request for papers or of an answer to one."""
    head = text[:_HEAD]
    answer, request = _ANSWER.search(head), _REQUEST.search(head)
    if answer is not None and (request is None or answer.start() <= request.start()):
        return Asking("answer", _line(head, answer.start()))
    return Asking("request", _line(head, request.start())) if request is not None else None


def _line(head: str, at: int) -> str:
    """The line around a place, with the next one where a heading goes over two."""
    start = head.rfind("\n", 0, at) + 1
    lines = head[start:].split("\n", 2)[:2]
    return " ".join(" ".join(lines).split())[:160]
