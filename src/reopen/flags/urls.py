"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.flags.views import deciding, lexicon, listing, testing

_CASE = "cases/<str:number>/flags/"
_ONE = f"{_CASE}<uuid:flag>/"
_LEXICON = "lexicon/"

urlpatterns = [
    path(_CASE, listing.flag_list, name="flags"),
    path(f"{_CASE}search/", listing.search, name="flags_search"),
    path(f"{_CASE}progress/", listing.progress, name="flags_progress"),
    path(f"{_CASE}report/", listing.report, name="flags_report"),
    path(f"{_CASE}pages/", listing.pages, name="flags_pages"),
    path(_ONE, deciding.flag_page, name="flag"),
    path(f"{_ONE}decide/", deciding.decide, name="flag_decide"),
    path(f"{_ONE}undo/", deciding.undo, name="flag_undo"),
    path(_LEXICON, lexicon.overview, name="lexicon"),
    path(f"{_LEXICON}draft/", lexicon.draft, name="lexicon_draft"),
    path(f"{_LEXICON}draft/start/", lexicon.start, name="lexicon_start"),
    path(f"{_LEXICON}draft/publish/", lexicon.publish, name="lexicon_publish"),
    path(f"{_LEXICON}draft/drop/", lexicon.drop, name="lexicon_drop"),
    path(f"{_LEXICON}draft/test/", testing.test_draft, name="lexicon_test"),
    path(f"{_LEXICON}draft/rules/<str:key>/", lexicon.rule, name="lexicon_rule"),
]
