"""What an editor gives: the file of an export."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from reopen.lib.registry.tables import MAX_BYTES


class ExportForm(forms.Form):
    """One file; whether it is an export, its reader says."""

    file = forms.FileField(
        label=_("Export of the Registry"),
        help_text=_("CSV or XLSX, of any year, just as the Registry gave it."),
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile:
        """Bounded before it is read."""
        given: UploadedFile = self.cleaned_data["file"]
        if (given.size or 0) > MAX_BYTES:
            raise ValidationError(_("The file is larger than an export can be."))
        return given
