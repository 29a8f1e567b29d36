"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.chronology.views import citing, dated, facts, statements, writing

_CASE = "cases/<str:number>/reading/"
_PAGE = "files/<uuid:document>/p/<int:page>/"

urlpatterns = [
    path(f"{_CASE}chronology/", facts.chronology, name="chronology"),
    path(f"{_CASE}chronology/new/", writing.new_fact, name="fact_new"),
    path(f"{_CASE}chronology/dates/", dated.sentences, name="dated_sentences"),
    path(f"{_CASE}chronology/dates/look/", dated.look, name="dated_look"),
    path("dated/<uuid:sentence>/keep/", dated.keep, name="dated_keep"),
    path("dated/<uuid:sentence>/dismiss/", dated.dismiss, name="dated_dismiss"),
    path("dated/<uuid:sentence>/restore/", dated.restore, name="dated_restore"),
    path(f"{_CASE}statements/", statements.statements, name="statements"),
    path(f"{_CASE}statements/compare/", statements.compare, name="statements_compare"),
    path(f"{_PAGE}facts/", writing.add_fact, name="fact_add"),
    path(f"{_PAGE}facts/cite/", citing.cite, name="fact_cite"),
    path("citations/<uuid:citation>/remove/", citing.remove, name="citation_remove"),
    path(f"{_PAGE}statement/", statements.add_statement, name="statement_add"),
    path("facts/<uuid:fact>/edit/", writing.edit_fact, name="fact_edit"),
    path("facts/<uuid:fact>/remove/", writing.remove_fact, name="fact_remove"),
    path("facts/<uuid:fact>/restore/", writing.restore_fact, name="fact_restore"),
    path("statements/<uuid:statement>/edit/", statements.edit_statement, name="statement_edit"),
    path(
        "statements/<uuid:statement>/remove/", statements.remove_statement, name="statement_remove"
    ),
    path(
        "statements/<uuid:statement>/restore/",
        statements.restore_statement,
        name="statement_restore",
    ),
]
