from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductionsConfig(AppConfig):
    name = "reopen.productions"
    label = "productions"

    def ready(self) -> None:
        """The reading room of every case has its productions; every page takes redactions."""
        from reopen.cases.parts import CasePart, add_reading_part
        from reopen.documents.after_reading import add_after_reading
        from reopen.documents.custody import name_blobs
        from reopen.documents.panels import add_panel
        from reopen.productions.panels import loaded_panel, redactions_panel
        from reopen.productions.queueing import after_reading
        from reopen.productions.storage import kept_blobs

        add_reading_part(CasePart("productions", _("Productions"), "productions", place=60))
        add_panel("redactions", redactions_panel, place=60)
        add_panel("loaded", loaded_panel, place=70)
        name_blobs(kept_blobs)
        add_after_reading("productions", after_reading)
