"""Checks of what was typed on the pages of the room."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.forms.case import DayField, MemberChoice
from reopen.cases.words import options
from reopen.documents.models import Document, Source
from reopen.documents.vocabularies import DOCUMENT_KINDS, SOURCE_KINDS
from reopen.kernel.fields import PartialDateFormField
from reopen.kernel.meanwhile import MeanwhileForm
from reopen.lib.reading.reasons import Legibility

_LINES = forms.Textarea(attrs={"rows": 3})


class SourceForm(MeanwhileForm):
    """Whose file it is, and how it came."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As people will cite it: “Trial counsel's file”, “Police, request 12”."),
    )
    kind = forms.ChoiceField(label=_("Whose file it was"))
    side = forms.ChoiceField(
        label=_("Side"),
        required=False,
        choices=[("", _("the usual one for this kind")), *Source.Side.choices],
    )
    given_by = forms.CharField(
        label=_("Who gave it to us"),
        max_length=200,
        required=False,
        help_text=_("A person or an office. It stands on the receipt of every file."),
    )
    given_on = PartialDateFormField(
        label=_("When"),
        required=False,
        help_text=_("As far as known: 3 May 2026, May 2026, about 2019."),
    )
    how = forms.CharField(
        label=_("How"),
        max_length=200,
        required=False,
        help_text=_("By mail, on a disk, by e-mail, picked up at the clerk's office."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=_LINES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = options(SOURCE_KINDS)  # type: ignore[attr-defined]


class FilesInput(forms.ClearableFileInput):
    """A control that takes more than one file."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """One or more files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = (data if isinstance(data, list) else [data]) or [None]
        return [super(ManyFiles, self).clean(one, initial) for one in given]


class SourceChoice(forms.Form):
    """Which source of the case is meant."""

    source: "forms.ModelChoiceField[Source]" = forms.ModelChoiceField(
        label=_("Source"), queryset=None, help_text=_("Whose file they are from.")
    )

    def __init__(self, sources: "QuerySet[Source]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources  # type: ignore[attr-defined]
        self.fields["source"].empty_label = _("choose")  # type: ignore[attr-defined]
        if len(sources) == 1:
            self.fields["source"].initial = sources[0]


class UploadForm(SourceChoice):
    """Files for a source, sent in one piece."""

    files = ManyFiles(  # type: ignore[assignment]
        label=_("Files"),
        allow_empty_file=True,
        error_messages={"required": _("Choose at least one file.")},
    )


class BeginForm(SourceChoice):
    """What a browser says before it sends a file in parts."""

    key = forms.CharField(max_length=128)
    path = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)


class DescribeForm(MeanwhileForm):
    """What a document is."""

    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        required=False,
        help_text=_("What people call it. The name it came with is kept."),
    )
    kind = forms.ChoiceField(label=_("Kind"))
    date = PartialDateFormField(
        label=_("Date of the document"),
        required=False,
        help_text=_("As far as known: 3 May 1987, June 1987, about 1987."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = options(DOCUMENT_KINDS)  # type: ignore[attr-defined]


class SplitForm(DescribeForm):
    """Some pages as a document of their own."""

    first = forms.IntegerField(label=_("From page"), min_value=1)
    last = forms.IntegerField(label=_("To page"), min_value=1)
    field_order = ["first", "last", "title", "kind", "date"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].help_text = _("What people call these pages.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            raise ValidationError({"last": _("The last page comes before the first one.")})
        return cleaned


class ClearForm(forms.Form):
    """Somebody who may see a walled document."""

    membership = MemberChoice(label=_("Who may see it"), queryset=None)

    def __init__(self, members: "QuerySet[Membership]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = members  # type: ignore[attr-defined]


class CorrectForm(MeanwhileForm):
    """The text of a page as a person reads it."""

    text = forms.CharField(
        label=_("Text of the page"),
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"}),
    )
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("A few words for those who read the history."),
    )


class FileFilterForm(forms.Form):
    """Filters of a case's list of files."""

    q = forms.CharField(label=_("Name"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("any")),
            ("working", _("Still being read")),
            *(pair for pair in Document.State.choices if pair[0] not in ("waiting", "reading")),
            ("duplicate", _("Came before")),
        ],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, sources: list[Source], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(source.name, source.name) for source in sources]
        self.fields["source"].choices = [("", _("any")), *names]  # type: ignore[attr-defined]
        self.fields["kind"].choices = options(DOCUMENT_KINDS, str(_("any")))  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """What is looked for, and where."""

    q = forms.CharField(label=_("Words on the page"), required=False, max_length=2000)
    case = forms.ChoiceField(label=_("Case"), required=False)
    source = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    legibility = forms.ChoiceField(
        label=_("Legibility"),
        required=False,
        choices=[
            ("", _("any")),
            (Legibility.GOOD.value, _("Easy to read")),
            (Legibility.LOW.value, _("Hard to read")),
        ],
    )
    added_from = DayField(label=_("Added from"), required=False)
    added_to = DayField(label=_("Added until"), required=False)

    def __init__(self, cases: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = [("", _("all my cases")), *cases]  # type: ignore[attr-defined]
        self.fields["kind"].choices = options(DOCUMENT_KINDS, str(_("any")))  # type: ignore[attr-defined]
