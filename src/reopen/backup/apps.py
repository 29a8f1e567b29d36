from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "reopen.backup"
    label = "backup"
