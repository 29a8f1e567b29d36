"""Comparisons of two sides of a case, page by page, and what people decided."""

from reopen.disclosure.models.comparison import ComparedPage, ComparedSource, Comparison
from reopen.disclosure.models.decision import Decision
from reopen.disclosure.models.match import PageDifference, PageMatch
from reopen.disclosure.models.mention import (
    Mention,
    MentionPlace,
    RecordsRequest,
    RequestItem,
)
from reopen.disclosure.models.trace import DefenseRequest, RequestAnswer, Trace
from reopen.disclosure.models.words import Finding, Kind, Sureness

__all__ = [
    "ComparedPage",
    "ComparedSource",
    "Comparison",
    "Decision",
    "DefenseRequest",
    "Finding",
    "Kind",
    "Mention",
    "MentionPlace",
    "PageDifference",
    "PageMatch",
    "RecordsRequest",
    "RequestAnswer",
    "RequestItem",
    "Sureness",
    "Trace",
]
