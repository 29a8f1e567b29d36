from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FlagsConfig(AppConfig):
    name = "reopen.flags"
    label = "flags"

    def ready(self) -> None:
        """Flags are a page of every reading room and stand beside every page of a file."""
        from reopen.cases.parts import CasePart, add_reading_part
        from reopen.documents.panels import add_panel
        from reopen.flags.panels import flags_panel

        add_reading_part(CasePart("flags", _("Flags"), "flags", place=50))
        add_panel("flags", flags_panel, place=50)
