from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "reopen.registry"
    label = "registry"
