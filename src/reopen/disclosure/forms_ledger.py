"""Checks of what was typed about who had a paper when, and about requests and answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from reopen.disclosure.models import DefenseRequest
from reopen.disclosure.models.trace import Holder
from reopen.documents.models import Document
from reopen.kernel.fields import PartialDateFormField

_LINES = forms.Textarea(attrs={"rows": 3})


class LedgerFilterForm(forms.Form):
    """Search and filter of the ledger; they live in the URL."""

    q = forms.CharField(label=_("Document"), required=False)
    without = forms.ChoiceField(
        label=_("Without any sign at"), required=False, choices=[("", _("anyone")), *Holder.choices]
    )


class OnAPageForm(forms.Form):
    """What may name a page of the case that shows it: a document by its path, and the page."""

    document = forms.CharField(
        label=_("Where it stands"),
        required=False,
        max_length=1000,
        help_text=_("A document of this case, by its path."),
        widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
    )
    number = forms.IntegerField(label=_("Page"), required=False, min_value=1, max_value=100_000)

    def __init__(self, papers: "QuerySet[Document]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._papers = papers

    def clean_document(self) -> Document | None:
        path = str(self.cleaned_data["document"]).strip()
        found = self._papers.filter(path=path).first() if path else None
        if path and found is None:
            raise ValidationError(_("There is no such document in this case."))
        return found

    def clean_number(self) -> int:
        return self.cleaned_data["number"] or 1


class TraceForm(OnAPageForm):
    """That somebody had a paper."""

    holder = forms.ChoiceField(label=_("Who had it"), choices=Holder.choices)
    date = PartialDateFormField(label=_("When"), required=False)
    words = forms.CharField(label=_("What shows it"), required=False, max_length=300)
    field_order = ["holder", "date", "words", "document", "number"]


class RequestForm(OnAPageForm):
    """What the defense asked for."""

    kind = forms.ChoiceField(label=_("Kind"), choices=DefenseRequest.Kind.choices)
    by = forms.CharField(label=_("Who asked"), required=False, max_length=200)
    date = PartialDateFormField(label=_("When"), required=False)
    wording = forms.CharField(label=_("In which words"), widget=_LINES)
    field_order = ["kind", "by", "date", "wording", "document", "number"]


class AnswerForm(OnAPageForm):
    """What was answered."""

    by = forms.CharField(label=_("Who answered"), required=False, max_length=200)
    date = PartialDateFormField(label=_("When"), required=False)
    words = forms.CharField(label=_("In which words"), widget=_LINES)
    field_order = ["by", "date", "words", "document", "number"]
