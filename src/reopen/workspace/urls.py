from django.urls import path

from reopen.workspace import views
from reopen.workspace.gallery import gallery

urlpatterns = [
    path("start/", views.home, name="home"),
    path("healthz", views.health, name="health"),
    path("gallery/", gallery, name="gallery"),
    path("o/<slug:org>/", views.organization_home, name="organization_home"),
]
