from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "reopen.api"
    label = "api"
