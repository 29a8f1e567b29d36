"""What visitors type. Nothing of it is stored, and nothing of it decides what they see."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.public.letters import Occasion, Sender

BOTH = "both"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), (BOTH, _("Both, one after the other"))]


class LetterForm(forms.Form):
    """A letter to the prosecutor. Every field may stay as it is."""

    asks = forms.MultipleChoiceField(
        label=_("What you ask"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who asks one to three things gets answers. Ask the rest another time."),
    )
    tie = forms.ChoiceField(
        label=_("What connects you with the place"),
        widget=forms.RadioSelect,
        choices=[
            ("live", _("I live there")),
            ("close", _("Somebody close to me was convicted there")),
            ("none", _("Neither; or I do not want to say")),
        ],
    )
    own = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Two or three sentences on why you ask. They go into the letter as you write."),
    )
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=120, help_text=_("Or sign by hand.")
    )
    address = forms.CharField(
        label=_("Your address"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if you want an answer by post."),
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        widget=forms.RadioSelect,
        choices=LANGUAGES,
        help_text=_("Most offices work in English. In both languages you know what you sign."),
    )

    def __init__(self, *args: Any, occasion: Occasion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        field = self.fields["asks"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - it is declared above
        field.choices = [(ask.key, self.ask_label(ask, language)) for ask, _no in occasion.asks]
        self.initial = {
            "asks": occasion.first_asks,
            "tie": "live",
            "language": "en",
            **(self.initial or {}),
        }

    def ask_label(self, ask: Any, language: str) -> str:
        """How an ask is named in the list."""
        return str(ask.label[language[:2]])

    @property
    def said(self) -> dict[str, Any]:
        """What was typed and is right, or what stands there at first."""
        return dict(self.cleaned_data if self.is_bound and self.is_valid() else self.initial)

    @property
    def sender(self) -> Sender:
        """Who writes, as far as she says so."""
        said = self.said
        return Sender(
            said.get("name", ""), said.get("address", ""), said.get("own", ""), said["tie"]
        )

    @property
    def languages(self) -> list[str]:
        """The languages of the letter, in the order in which they are printed."""
        return ["en", "es"] if self.said["language"] == BOTH else [self.said["language"]]


class RecordsForm(LetterForm):
    """A request for the records that would answer the questions."""

    tie = None  # type: ignore[assignment]
    name_law = forms.BooleanField(label=_("Name this law in the request"), required=False)

    def __init__(self, *args: Any, occasion: Occasion, law_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, occasion=occasion, **kwargs)
        self.fields["asks"].label = _("Which records you ask for")
        self.fields["asks"].help_text = _("A short list is answered sooner and costs less.")
        self.fields["own"].help_text = _("Not needed: a request has to give no reason.")
        if not law_known:
            del self.fields["name_law"]

    def ask_label(self, ask: Any, language: str) -> str:
        """The record itself."""
        return str(ask.record[language[:2]])

    @property
    def sender(self) -> Sender:
        said = self.said
        return Sender(said.get("name", ""), said.get("address", ""), said.get("own", ""))
