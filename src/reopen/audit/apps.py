from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "reopen.audit"
    label = "audit"
