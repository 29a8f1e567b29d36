"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.leaving import views

_ROOM = "cases/<str:number>/leaving/"
_ONE = f"{_ROOM}<uuid:package>/"

urlpatterns = [
    path(_ROOM, views.leaving, name="leaving"),
    path(f"{_ROOM}start/", views.start, name="leaving_start"),
    path(f"{_ROOM}progress/", views.progress, name="leaving_progress"),
    path(f"{_ONE}download/", views.download, name="leaving_download"),
    path(f"{_ONE}stop/", views.stop, name="leaving_stop"),
    path(f"{_ONE}remove/", views.remove, name="leaving_remove"),
]
