from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "reopen.places"
    label = "places"
