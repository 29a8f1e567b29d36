from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "reopen.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reopen.accounts import checks  # noqa: F401 - registers Django system checks
