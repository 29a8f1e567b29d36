"""Checks of what was typed on the pages of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reopen.flags.lexicons import FORM_WORDS
from reopen.flags.models import Verdict
from reopen.flags.models.found import FlagKind, FlagReading, FlagTier
from reopen.flags.queries import Filters
from reopen.kernel.meanwhile import MeanwhileForm

_ALL = ("", _("All"))


class FlagFilterForm(forms.Form):
    """Search and filters of the flags; they live in the URL."""

    q = forms.CharField(label=_("Words of the passage or document"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[_ALL, *FlagKind.choices])
    rule = forms.ChoiceField(label=_("Rule"), required=False)
    form = forms.ChoiceField(
        label=_("Form of misconduct"), required=False, choices=[_ALL, *FORM_WORDS.items()]
    )
    tier = forms.ChoiceField(
        label=_("Standing of the method"), required=False, choices=[_ALL, *FlagTier.choices[1:]]
    )
    source = forms.ChoiceField(label=_("Source"), required=False)
    reading = forms.ChoiceField(
        label=_("Reading"), required=False, choices=[_ALL, *FlagReading.choices]
    )
    verdict = forms.ChoiceField(
        label=_("Decided"),
        required=False,
        choices=[_ALL, ("none", _("Not yet")), *Verdict.choices],
    )

    def __init__(
        self, rules: list[tuple[str, str]], sources: list[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rule: Any = self.fields["rule"]
        rule.choices = [_ALL, *rules]
        source: Any = self.fields["source"]
        source.choices = [_ALL, *((name, name) for name in sources)]

    def filters(self) -> Filters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return Filters()
        return Filters(**self.cleaned_data)


class VerdictForm(forms.Form):
    """Whether a passage matters, in a person's judgment."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    note = forms.CharField(required=False, max_length=4000)
    next = forms.UUIDField(required=False)


class LexiconTextForm(MeanwhileForm):
    """The whole lexicon as its text."""

    text = forms.CharField(
        label=_("Text of the lexicon"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "lexicon-text"}),
    )


class PublishForm(forms.Form):
    """What was changed, for who reads a flag later."""

    note = forms.CharField(label=_("What was changed, and why"), max_length=300)


class RuleForm(MeanwhileForm):
    """One rule. Lines stand one below the other."""

    label = forms.CharField(label=_("Name"), max_length=200)
    label_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    why = forms.CharField(label=_("Why it matters"), widget=forms.Textarea(attrs={"rows": 2}))
    why_es = forms.CharField(
        label=_("Why it matters, in Spanish"), widget=forms.Textarea(attrs={"rows": 2})
    )
    any = forms.CharField(
        label=_("Point at a passage with one of these lines"),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "One line each. photo* takes any ending, a|b one of two words, ..6 up to six other "
            "words, <officers> any word of that list, a & b both in the sentence."
        ),
    )
    having = forms.CharField(
        label=_("Only where one of these lines is near"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    within = forms.IntegerField(
        label=_("Near is how many words (0: the same sentence)"),
        min_value=0,
        max_value=200,
        required=False,
    )
    unless = forms.CharField(
        label=_("Not where one of these lines is in the sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )
    authority = forms.CharField(label=_("Authority"), required=False, max_length=500)
    verified = forms.BooleanField(label=_("The authority was checked"), required=False)
