from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeavingConfig(AppConfig):
    name = "reopen.leaving"
    label = "leaving"

    def ready(self) -> None:
        """Every case has the page from which it is taken away, and the command its `export`."""
        from reopen.accounts.permissions import Permission
        from reopen.cases.console import add_console_part
        from reopen.cases.parts import CasePart, add_case_part
        from reopen.documents.custody import name_blobs
        from reopen.leaving.console import EXPORT
        from reopen.leaving.queries import kept_blobs

        needs = Permission.CASE_TAKE_AWAY
        label = _("Take it with you")
        add_case_part(CasePart("leaving", label, "leaving", place=95, needs=needs))
        add_console_part(EXPORT)
        name_blobs(kept_blobs)
