"""Editors' addresses of the room, below /o/<org>/commons/registry/."""

from django.urls import path

from reopen.registry import views

urlpatterns = [
    path("commons/registry/", views.imports, name="registry_imports"),
    path("commons/registry/<uuid:pk>/", views.report, name="registry_import"),
    path("commons/registry/<uuid:pk>/take-over/", views.take_over, name="registry_take_over"),
    path("commons/registry/<uuid:pk>/drop/", views.drop, name="registry_drop"),
    path("commons/registry/<uuid:pk>/undo/", views.undo, name="registry_undo"),
]
