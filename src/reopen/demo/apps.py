from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "reopen.demo"
    label = "demo"
