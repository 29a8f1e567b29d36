from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "reopen.review"
    label = "review"

    def ready(self) -> None:
        """Every case has a reading room; every page shows what was noted upon it."""
        from reopen.cases.parts import CasePart, add_case_part, add_reading_part
        from reopen.documents.panels import add_panel
        from reopen.review.panels import notes_panel, record_panel

        add_case_part(CasePart("reading", _("Reading room"), "review_room", place=35))
        add_reading_part(CasePart("notes", _("Notes on pages"), "review_notes", place=10))
        add_reading_part(CasePart("exhibits", _("Exhibits"), "review_exhibits", place=30))
        add_panel("notes", notes_panel, place=10)
        add_panel("record", record_panel, place=30)
