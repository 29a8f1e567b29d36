from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "reopen.kernel"
    label = "kernel"
