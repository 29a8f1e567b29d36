from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "reopen.documents"
    label = "documents"

    def ready(self) -> None:
        """The files are a part of every case; the audit log calls them by their names."""
        from reopen.cases.parts import CasePart, add_case_part
        from reopen.documents.names import name_things

        name_things()
        add_case_part(CasePart("files", _("Files"), "case_files", place=20))
