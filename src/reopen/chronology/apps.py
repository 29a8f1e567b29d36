from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChronologyConfig(AppConfig):
    name = "reopen.chronology"
    label = "chronology"

    def ready(self) -> None:
        """The reading room has a chronology and statements; every page shows its facts."""
        from reopen.cases.parts import CasePart, add_reading_part
        from reopen.chronology.panels import facts_panel
        from reopen.documents.panels import add_panel

        add_reading_part(CasePart("chronology", _("Chronology"), "chronology", place=30))
        add_reading_part(CasePart("statements", _("Statements"), "statements", place=40))
        add_panel("chronology", facts_panel, place=30)
