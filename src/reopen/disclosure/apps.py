from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    name = "reopen.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Every case can have its two sides compared."""
        from reopen.cases.parts import CasePart, add_case_part

        add_case_part(CasePart("disclosure", _("Disclosure"), "disclosure", place=30))
