"""Public addresses, grouped by topic. The active language chooses the prefix."""

from django.urls import path

from reopen.public.views import home

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
]
