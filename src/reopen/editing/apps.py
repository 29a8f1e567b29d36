from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "reopen.editing"
    label = "editing"
