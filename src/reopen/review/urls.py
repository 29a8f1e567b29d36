"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.review.views import (
    batches,
    codes,
    coding,
    exhibits,
    links,
    looking,
    notes,
    panels,
    testimony,
    writing,
)

_CASE = "cases/<str:number>/reading/"
_PAGE = "files/<uuid:document>/p/<int:page>/"
_EXHIBIT = "exhibits/<uuid:exhibit>/"
_NOTE = "page-notes/<uuid:note>/"
_PANEL = "coding-panels/<uuid:panel>/"
_FIELD = "coding-fields/<uuid:field>/"
_REVIEW = "reviews/<uuid:review>/"
_BATCH = "batches/<uuid:batch>/"

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
    path(f"{_CASE}coding/", coding.coding_page, name="review_coding"),
    path(f"{_PAGE}coding/<uuid:panel>/", coding.code_document, name="review_code"),
    path("coding-panels/", panels.coding_panels, name="review_panels"),
    path(_PANEL, panels.coding_panel, name="review_panel"),
    path(f"{_PANEL}name/", panels.rename_panel, name="review_panel_name"),
    path(f"{_PANEL}retire/", panels.retire_panel, name="review_panel_retire"),
    path(_FIELD, panels.coding_field, name="review_field"),
    path(f"{_FIELD}up/", panels.move_field, name="review_field_up"),
    path(f"{_FIELD}retire/", panels.retire_field, name="review_field_retire"),
    path(f"{_CASE}batches/", batches.reviews_page, name="review_batches"),
    path(f"{_CASE}batches/new/", batches.new_review, name="review_new"),
    path(_REVIEW, batches.review_page, name="review_review"),
    path(f"{_REVIEW}close/", batches.close_review, name="review_close"),
    path(_BATCH, batches.open_batch, name="review_batch"),
    path(f"{_BATCH}assign/", batches.assign_batch, name="review_batch_assign"),
    path(f"{_BATCH}take/", batches.take_batch, name="review_batch_take"),
    path("files/<uuid:document>/testimony/", testimony.cited_testimony, name="review_testimony"),
    path("review-items/<uuid:item>/", looking.look_at, name="review_item"),
    path("issue-codes/", codes.issue_codes, name="review_codes"),
    path("issue-codes/retire/", codes.retire_issue_code, name="review_code_retire"),
]
