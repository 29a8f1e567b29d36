from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "reopen.documents"
    label = "documents"

    def ready(self) -> None:
        """The files are a part of every case."""
        from reopen.cases.parts import CasePart, add_case_part

        add_case_part(CasePart("files", _("Files"), "case_files", place=20))
