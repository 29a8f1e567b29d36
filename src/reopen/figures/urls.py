"""Addresses of the room, below /o/<org>/."""

from django.urls import path

from reopen.figures.views import alike, listing, one

_CASE = "cases/<str:number>/reading/people/"

urlpatterns = [
    path(_CASE, listing.cast_list, name="figures"),
    path(f"{_CASE}merge/", listing.merge, name="figures_merge"),
    path(f"{_CASE}look/", listing.look, name="figures_look"),
    path(f"{_CASE}name/", one.found_name, name="found_name"),
    path(f"{_CASE}same/", alike.pairs, name="figure_pairs"),
    path(f"{_CASE}same/yes/", alike.same, name="figures_same"),
    path(f"{_CASE}same/no/", alike.different, name="figures_different"),
    path("figures/<uuid:figure>/", one.figure_page, name="figure"),
    path("figures/<uuid:figure>/edit/", one.edit, name="figure_edit"),
    path("figures/<uuid:figure>/split/", one.split, name="figure_split"),
    path("figure-steps/<uuid:step>/undo/", one.undo, name="figure_undo"),
    path("names-apart/<uuid:pair>/undo/", alike.undo_apart, name="figures_apart_undo"),
]
