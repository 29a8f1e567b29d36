from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "reopen.cases"
    label = "cases"
