from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "reopen.review"
    label = "review"

    def ready(self) -> None:
        """Every case has a reading room; every page shows what was noted upon it."""
        from reopen.cases.parts import CasePart, add_case_part, add_reading_part
        from reopen.documents.panels import add_panel
        from reopen.review.panels import coding_panel, notes_panel, record_panel
        from reopen.review.panels_batches import item_panel
        from reopen.review.panels_testimony import testimony_panel

        add_case_part(CasePart("reading", _("Reading room"), "review_room", place=35))
        add_reading_part(CasePart("notes", _("Notes on pages"), "review_notes", place=10))
        add_reading_part(CasePart("coding", _("Coding"), "review_coding", place=15))
        add_reading_part(CasePart("batches", _("Review batches"), "review_batches", place=20))
        add_reading_part(CasePart("exhibits", _("Exhibits"), "review_exhibits", place=30))
        add_panel("item", item_panel, place=5)
        add_panel("notes", notes_panel, place=10)
        add_panel("testimony", testimony_panel, place=15)
        add_panel("coding", coding_panel, place=20)
        add_panel("record", record_panel, place=30)
