"""Checks of what was typed about notes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.kernel.meanwhile import MeanwhileForm
from reopen.lib.reading.spots import Spot
from reopen.review.actions.notes import Words
from reopen.review.codes import code_choices
from reopen.review.models import Color, PageNote, Visibility
from reopen.review.placing import Place, place_of_quote, place_of_spot
from reopen.review.queries import NoteFilters

_ALL = ("", _("All"))
_CORNERS = ("x0", "y0", "x1", "y1")
_SMALLEST = 0.002  # of the page: less is a slip of the hand


class SpotForm(forms.Form):
    """A spot of a page: drawn on the image (`spot.js`), or given by the words that stand there."""

    quote = forms.CharField(
        label=_("Words on the page it is about"),
        required=False,
        max_length=2000,
        help_text=_("Type some of them, or mark the spot on the image. Empty: the whole page."),
    )
    x0 = forms.FloatField(required=False, widget=forms.HiddenInput)
    y0 = forms.FloatField(required=False, widget=forms.HiddenInput)
    x1 = forms.FloatField(required=False, widget=forms.HiddenInput)
    y1 = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, page: Page, *args: Any, stays: str | None = None, **kwargs: Any) -> None:
        """With `stays`, the spot is left where it is while these are the words of the form."""
        super().__init__(*args, **kwargs)
        self._page = page
        self._stays = stays

    def place(self) -> Place | None:
        """The place that was given; None where the spot stays."""
        found: Place | None = self.cleaned_data["place"]
        return found

    def clean(self) -> dict[str, Any]:
        """Find the place; words that stand nowhere on the page are refused."""
        cleaned = super().clean() or {}
        cleaned["place"] = self._place(cleaned)
        return cleaned

    def _place(self, cleaned: dict[str, Any]) -> Place | None:
        corners = [cleaned.get(name) for name in _CORNERS]
        words = self._page.page_text
        numbers = [float(number) for number in corners if number is not None]
        if len(numbers) == len(_CORNERS):
            return place_of_spot(words, _spot(*numbers))
        quote = " ".join(str(cleaned.get("quote") or "").split())
        if quote == self._stays:
            return None
        place = place_of_quote(words, quote) if quote else Place()
        if place is None:
            refused = _("These words were not found on the page as it was read.")
            raise ValidationError({"quote": refused})
        return place


class NoteForm(SpotForm, MeanwhileForm):
    """A note: words or issues, its look, its readers, its spot."""

    text = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    codes = forms.MultipleChoiceField(
        label=_("Issues"), required=False, widget=forms.CheckboxSelectMultiple
    )
    color = forms.ChoiceField(label=_("Outline"), choices=Color.choices)
    visibility = forms.ChoiceField(label=_("Who sees it"), choices=Visibility.choices)
    field_order = ["text", "quote", "codes", "color", "visibility"]

    def __init__(
        self, actor: Actor, page: Page, *args: Any, note: PageNote | None = None, **kwargs: Any
    ) -> None:
        super().__init__(
            page, *args, stays=" ".join(note.quote.split()) if note else None, **kwargs
        )
        field: Any = self.fields["codes"]
        field.choices = code_choices(actor, kept=tuple(note.codes) if note else ())

    def words(self) -> Words:
        """What the note says."""
        given = self.cleaned_data
        return Words(given["text"], given["codes"], given["color"], given["visibility"])


class NoteFilterForm(forms.Form):
    """Search and filters of the notes; they live in the URL."""

    q = forms.CharField(label=_("Words"), required=False)
    code = forms.ChoiceField(label=_("Issue"), required=False)
    color = forms.ChoiceField(label=_("Outline"), required=False, choices=[_ALL, *Color.choices])
    author = forms.ChoiceField(label=_("Written by"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who sees it"), required=False, choices=[_ALL, *Visibility.choices]
    )
    removed = forms.ChoiceField(
        label=_("Removed"),
        required=False,
        choices=[("", _("On the page")), ("yes", _("Removed by me"))],
    )
    document = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        codes: list[tuple[str, str]],
        authors: list[tuple[str, str]],
        sources: list[str],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(name, name) for name in sources]
        for name, choices in (("code", codes), ("author", authors), ("source", named)):
            field: Any = self.fields[name]
            field.choices = [_ALL, *choices]

    def filters(self) -> NoteFilters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return NoteFilters()
        return NoteFilters(**{name: str(value or "") for name, value in self.cleaned_data.items()})


class IssueCodeForm(forms.Form):
    """A code of the organization's own."""

    label = forms.CharField(label=_("Issue"), max_length=80)


def _spot(x0: float, y0: float, x1: float, y1: float) -> Spot:
    """A rectangle within the page, whichever corner the hand began at."""
    left, right = sorted((min(max(x0, 0.0), 1.0), min(max(x1, 0.0), 1.0)))
    top, foot = sorted((min(max(y0, 0.0), 1.0), min(max(y1, 0.0), 1.0)))
    if right - left < _SMALLEST or foot - top < _SMALLEST:
        raise ValidationError(_("The spot that was marked is too small."))
    return Spot(left, top, right, foot)
