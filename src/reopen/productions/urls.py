"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.productions.views import bates, checking, loading, marking, producing

_ROOM = "cases/<str:number>/reading/"
_CASE = f"{_ROOM}productions/"
_FILE = "files/<uuid:document>/"

urlpatterns = [
    path(_CASE, producing.productions, name="productions"),
    path(f"{_CASE}new/", producing.start, name="production_new"),
    path(f"{_CASE}entities/", producing.take_entities, name="production_entities"),
    path(f"{_CASE}<uuid:production>/", producing.production_page, name="production"),
    path(f"{_CASE}<uuid:production>/download/", producing.download, name="production_download"),
    path(f"{_ROOM}load-files/", loading.load_files, name="load_files"),
    path(f"{_ROOM}load-files/new/", loading.send, name="load_send"),
    path(f"{_ROOM}load-files/<uuid:load>/", loading.load_file, name="load_file"),
    path(f"{_ROOM}redactions/", marking.redactions, name="redactions"),
    path(f"{_ROOM}privilege/", marking.privilege_log, name="privilege_log"),
    path(f"{_ROOM}bates/", bates.bates_page, name="bates"),
    path(f"{_ROOM}bates/read/", bates.read, name="bates_read"),
    path(f"{_FILE}p/<int:page>/redactions/", marking.add_redaction, name="redaction_add"),
    path("redactions/<uuid:redaction>/undo/", marking.undo_redaction, name="redaction_undo"),
    path(f"{_FILE}privilege/", marking.hold_back, name="hold_back"),
    path("privilege/<uuid:held_back>/undo/", marking.undo_hold, name="hold_undo"),
    path("check-pdf/", checking.check, name="check_pdf"),
]
