from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "reopen.workspace"
    label = "workspace"
