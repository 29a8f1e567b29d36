"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.review.views import codes, exhibits, links, notes, writing

_CASE = "cases/<str:number>/reading/"
_PAGE = "files/<uuid:document>/p/<int:page>/"
_EXHIBIT = "exhibits/<uuid:exhibit>/"
_NOTE = "page-notes/<uuid:note>/"

urlpatterns = [
    path(_CASE, notes.reading_room, name="review_room"),
    path(f"{_CASE}notes/", notes.notes_page, name="review_notes"),
    path(f"{_PAGE}notes/", writing.add_note, name="review_note_add"),
    path(f"{_NOTE}edit/", writing.edit_note, name="review_note_edit"),
    path(f"{_NOTE}remove/", writing.remove_note, name="review_note_remove"),
    path(f"{_NOTE}restore/", writing.restore_note, name="review_note_restore"),
    path(f"{_CASE}exhibits/", exhibits.exhibits_page, name="review_exhibits"),
    path(f"{_CASE}exhibits/new/", exhibits.enter_exhibit, name="review_exhibit_new"),
    path(_EXHIBIT, exhibits.edit_exhibit, name="review_exhibit"),
    path(f"{_EXHIBIT}remove/", exhibits.remove_exhibit, name="review_exhibit_remove"),
    path("exhibit-pages/<uuid:pages>/take/", exhibits.take_pages, name="review_pages_take"),
    path(f"{_PAGE}exhibits/", exhibits.give_pages, name="review_pages_give"),
    path(f"{_PAGE}links/", links.add_link, name="review_link_add"),
    path(f"{_PAGE}links/<uuid:link>/remove/", links.remove_link, name="review_link_remove"),
    path("issue-codes/", codes.issue_codes, name="review_codes"),
    path("issue-codes/retire/", codes.retire_issue_code, name="review_code_retire"),
]
