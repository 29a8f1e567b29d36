from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChronologyConfig(AppConfig):
    name = "reopen.chronology"
    label = "chronology"

    def ready(self) -> None:
        """Two pages of the reading room, a panel beside every page, and a look at what was read."""
        from reopen.cases.parts import CasePart, add_reading_part
        from reopen.chronology.panels import facts_panel
        from reopen.chronology.queueing import after_reading
        from reopen.documents.after_reading import add_after_reading
        from reopen.documents.panels import add_panel

        add_reading_part(CasePart("chronology", _("Chronology"), "chronology", place=30))
        add_reading_part(CasePart("statements", _("Statements"), "statements", place=40))
        add_panel("chronology", facts_panel, place=30)
        add_after_reading("chronology", after_reading)
