"""What a person says when she sends a load file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reopen.documents.forms import SourceChoice

_ARCHIVE = b"PK\x03\x04"


class LoadForm(SourceChoice):
    """An archive with load files, and the source its documents belong to."""

    file = forms.FileField(
        label=_("ZIP file"),
        help_text=_("One DAT file, one OPT file if there are images, and all the files they name."),
    )

    def clean_file(self) -> Any:
        """It begins as a ZIP file does; everything else is looked at in the sandbox."""
        given = self.cleaned_data["file"]
        head = given.read(len(_ARCHIVE))
        given.seek(0)
        if head != _ARCHIVE:
            raise ValidationError(
                _("This is no ZIP file. Pack the folder with the load files into one.")
            )
        return given
