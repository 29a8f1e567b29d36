"""Checks of what was typed on the pages of the room."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.documents.models import Document, Page
from reopen.kernel.fields import PartialDateFormField
from reopen.lib.reading.spots import Spot, find_quote, spots_of
from reopen.lib.redaction import around
from reopen.lib.vocabulary import Vocabulary
from reopen.productions.actions.producing import Terms
from reopen.productions.models import Production
from reopen.productions.queries import hits_in, hits_in_document
from reopen.productions.vocabularies import PRIVILEGE_BASES, REDACTION_REASONS

_CORNERS = ("x0", "y0", "x1", "y1")
_MOST_PDF = 200 * 1024 * 1024


def labels_of(terms: Vocabulary[Any]) -> list[tuple[str, str]]:
    """Keys and labels of a vocabulary in the language of the page."""
    locale = get_language() or "en"
    return [(key, term.label_in(locale)) for key, term in terms.items()]


class RedactionForm(forms.Form):
    """A spot drawn on the image (`spot.js`), or words that stand on the page; and the reason."""

    reason = forms.ChoiceField(label=_("Reason"))
    quote = forms.CharField(
        label=_("Words to black out"),
        required=False,
        max_length=300,
        help_text=_("As they stand on the page; or mark the spot on the image."),
    )
    everywhere = forms.BooleanField(label=_("Everywhere in this document"), required=False)
    note = forms.CharField(label=_("Rule or remark for the log"), required=False, max_length=300)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    x0 = forms.FloatField(required=False, widget=forms.HiddenInput)
    y0 = forms.FloatField(required=False, widget=forms.HiddenInput)
    x1 = forms.FloatField(required=False, widget=forms.HiddenInput)
    y1 = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._page = page
        field: Any = self.fields["reason"]
        field.choices = labels_of(REDACTION_REASONS)

    def clean(self) -> dict[str, Any]:
        """Find the places; words that stand nowhere are refused."""
        cleaned = super().clean() or {}
        places = self._places(cleaned)
        if not places:
            refused = _("Mark a spot on the image, or type words that stand on the page.")
            raise ValidationError({"quote": refused})
        cleaned["places"] = places
        return cleaned

    def _places(self, cleaned: dict[str, Any]) -> list[tuple[int, Spot]]:
        corners = [cleaned.get(name) for name in _CORNERS]
        if all(corner is not None for corner in corners):
            x0, y0, x1, y1 = (min(1.0, max(0.0, float(str(corner)))) for corner in corners)
            spot = Spot(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            return [(self._page.number, spot)]
        quote = str(cleaned.get("quote") or "")
        if not quote.split():
            return []
        if cleaned.get("everywhere"):
            return list(hits_in_document(self._page.document, quote))
        spots = hits_in(self._page, quote) or self._nearly(quote)
        return [(self._page.number, spot) for spot in spots]

    def _nearly(self, quote: str) -> list[Spot]:
        """The place that comes closest, through slips of the reading."""
        text = self._page.page_text
        found = find_quote(text.text, quote)
        return around(spots_of(text, *found)) if found else []


class HoldForm(forms.Form):
    """A line of the privilege log."""

    basis = forms.ChoiceField(label=_("Ground"))
    author = forms.CharField(label=_("Author"), required=False, max_length=200)
    recipients = forms.CharField(label=_("Recipients"), required=False, max_length=300)
    date = PartialDateFormField(label=_("Date of the document"), required=False)
    description = forms.CharField(
        label=_("Description"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The other side reads this: say what it is without saying what is in it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["basis"]
        field.choices = labels_of(PRIVILEGE_BASES)


class ProductionForm(forms.Form):
    """What goes out, and how it is numbered."""

    name = forms.CharField(label=_("Name of the production"), max_length=120)
    to_whom = forms.CharField(label=_("To whom it goes"), max_length=200, required=False)
    bates_prefix = forms.RegexField(
        r"^[A-Za-z][A-Za-z0-9._-]{0,19}$",
        label=_("Bates prefix"),
        initial="RO-",
        error_messages={"invalid": _("Letters, digits, hyphens and dots; a letter first.")},
    )
    start = forms.IntegerField(label=_("First number"), min_value=1, max_value=10**12, initial=1)
    width = forms.IntegerField(label=_("Digits"), min_value=4, max_value=12, initial=6)
    legend = forms.CharField(
        label=_("Legend below each page"), max_length=80, required=False,
        help_text=_("For example: Confidential, subject to protective order."),
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Form"), choices=Production.Form.choices)
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[("path", _("As in the file")), ("date", _("By the date of the document"))],
    )
    everything = forms.BooleanField(label=_("All documents listed here"), required=False)
    documents = forms.MultipleChoiceField(
        label=_("Documents"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, documents: list[Document], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._documents = {str(document.pk): document for document in documents}
        field: Any = self.fields["documents"]
        field.choices = [
            (key, f"{document.path} ({document.page_count})")
            for key, document in self._documents.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Something must be chosen."""
        cleaned = super().clean() or {}
        if not (cleaned.get("everything") or cleaned.get("documents")):
            self.add_error("documents", _("Choose at least one document."))
        return cleaned

    def chosen(self) -> list[Document]:
        """The chosen documents in their order."""
        given = self.cleaned_data
        keys = self._documents if given["everything"] else given["documents"]
        found = [self._documents[key] for key in keys]
        if self.cleaned_data["order"] == "date":
            return sorted(found, key=lambda each: (str(each.date or "9999"), each.path))
        return sorted(found, key=lambda each: each.path)

    def terms(self) -> Terms:
        """What is said of the production itself."""
        given = self.cleaned_data
        return Terms(
            given["name"], given["bates_prefix"], given["start"], given["width"], given["form"],
            given["legend"], given["to_whom"],
        )  # fmt: skip


class CheckForm(forms.Form):
    """A PDF to look at; nothing of it is kept."""

    file = forms.FileField(label=_("PDF file"))

    def clean_file(self) -> Any:
        """Not larger than what is looked at while somebody waits."""
        given = self.cleaned_data["file"]
        if given.size > _MOST_PDF:
            raise ValidationError(_("Files of up to 200 MB can be checked here."))
        return given
