"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.disclosure.views import comparison, ledger, mentions, pair, report

_CASE = "cases/<str:number>/disclosure/"
_ONE = f"{_CASE}<uuid:comparison>/"
_PAGE = f"{_ONE}pages/<uuid:page>/"

urlpatterns = [
    path(_CASE, comparison.latest, name="disclosure"),
    path(f"{_CASE}start/", comparison.start, name="disclosure_start"),
    path(f"{_CASE}mentioned/", mentions.mentions, name="disclosure_mentions"),
    path(f"{_CASE}mentioned/collect/", mentions.collect, name="disclosure_collect"),
    path(f"{_CASE}mentioned/<uuid:mention>/", mentions.settle, name="disclosure_settle"),
    path(f"{_CASE}requests/<uuid:draft>/", mentions.letter, name="disclosure_letter"),
    path(f"{_CASE}requests/<uuid:draft>/sent/", mentions.sent, name="disclosure_sent"),
    path(f"{_CASE}requests/", ledger.requests, name="disclosure_requests"),
    path(f"{_CASE}requests/<uuid:asked>/answer/", ledger.answer, name="disclosure_answer"),
    path(f"{_CASE}who-had-it/", ledger.ledger, name="disclosure_ledger"),
    path(f"{_CASE}who-had-it/<uuid:document>/", ledger.item, name="disclosure_item"),
    path(_ONE, comparison.comparison_page, name="disclosure_comparison"),
    path(f"{_ONE}progress/", comparison.progress, name="disclosure_progress"),
    path(f"{_ONE}again/", comparison.again, name="disclosure_again"),
    path(f"{_ONE}report/", report.report, name="disclosure_report"),
    path(_PAGE, pair.pair_page, name="disclosure_pair"),
    path(f"{_PAGE}decide/", pair.decide, name="disclosure_decide"),
    path(f"{_PAGE}undo/", pair.undo, name="disclosure_undo"),
]
