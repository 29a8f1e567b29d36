from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "reopen.documents"
    label = "documents"
