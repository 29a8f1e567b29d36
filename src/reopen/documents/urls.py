"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.documents.views import document, files, pictures, search, tending, text, upload, viewer

_CASE = "cases/<str:number>/files/"
_FILE = "files/<uuid:document>/"
_PAGE = f"{_FILE}p/<int:page>/"

urlpatterns = [
    path("search/", search.search_page, name="search"),
    path(_CASE, files.case_files, name="case_files"),
    path(f"{_CASE}progress/", files.files_progress, name="files_progress"),
    path(f"{_CASE}sources/new/", files.add_source, name="source_add"),
    path(f"{_CASE}sources/<uuid:source>/", files.edit_source, name="source_edit"),
    path(f"{_CASE}upload/", upload.upload_page, name="files_upload"),
    path(f"{_CASE}upload/begin/", upload.begin, name="upload_begin"),
    path(f"{_CASE}receipts/", upload.receipts, name="files_receipts"),
    path("uploads/<uuid:upload>/", upload.take_part, name="upload_part"),
    path(_FILE, document.document_page, name="document"),
    path(f"{_FILE}original/", document.original, name="document_original"),
    path(f"{_FILE}edit/", tending.describe, name="document_edit"),
    path(f"{_FILE}move/", tending.move, name="document_move"),
    path(f"{_FILE}wall/", tending.wall, name="document_wall"),
    path(f"{_FILE}again/", tending.again, name="document_again"),
    path(f"{_FILE}split/", tending.split, name="document_split"),
    path(f"{_FILE}parts/<uuid:part>/undo/", tending.undo_part, name="part_undo"),
    path(f"{_FILE}p/", viewer.go_to_page, name="page_go"),
    path(_PAGE, viewer.page_view, name="page"),
    path(f"{_PAGE}turn/", viewer.turn, name="page_turn"),
    path(f"{_PAGE}image/", pictures.image, name="page_image"),
    path(f"{_PAGE}thumbnail/", pictures.thumbnail, name="page_thumbnail"),
    path(f"{_PAGE}text/", text.correct, name="page_text"),
    path(f"{_PAGE}text/undo/", text.undo, name="page_text_undo"),
]
