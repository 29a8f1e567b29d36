from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "reopen.figures"
    label = "figures"

    def ready(self) -> None:
        """A page of every reading room, a panel beside every page, and a look at what was read."""
        from reopen.cases.parts import CasePart, add_reading_part
        from reopen.documents.after_reading import add_after_reading
        from reopen.documents.panels import add_panel
        from reopen.figures.panels import names_panel
        from reopen.figures.queueing import after_reading

        add_reading_part(CasePart("figures", _("People found"), "figures", place=20))
        add_panel("figures", names_panel, place=20)
        add_after_reading("figures", after_reading)
