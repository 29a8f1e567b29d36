"""What was typed about a story, its consent and its picture."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from reopen.accounts.forms import DayInput
from reopen.bulletin.actions import ConsentGiven
from reopen.bulletin.models import ContentNote, Factor, Story
from reopen.directory.place_names import place_choices


class StoryForm(forms.Form):
    """The words of a story."""

    title = forms.CharField(label=_("Title"), max_length=160)
    name = forms.CharField(
        label=_("Name, as the person wants to be named"),
        help_text=_("A first name, initials or another name is fine."),
        max_length=120,
    )
    teller = forms.ChoiceField(label=_("Who tells it"), choices=Story.Teller.choices)
    language = forms.ChoiceField(
        label=_("Language of the text"), choices=[("en", "English"), ("es", "Español")]
    )
    content_notes = forms.MultipleChoiceField(
        label=_("What a reader should know before"),
        choices=ContentNote.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Empty lines between paragraphs. A line that begins with ## heads a part."),
        widget=forms.Textarea(attrs={"rows": 18}),
        max_length=60_000,
    )
    factors = forms.MultipleChoiceField(
        label=_("What contributed to the conviction"),
        choices=Factor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.ChoiceField(
        label=_("State of the conviction"),
        help_text=_("Shown only if the consent covers place and years."),
        choices=lambda: [("", _("not told")), *place_choices()],
        required=False,
    )
    convicted = forms.IntegerField(
        label=_("Year of the conviction"), required=False, min_value=1900, max_value=2100
    )
    freed = forms.IntegerField(
        label=_("Year of freedom"), required=False, min_value=1900, max_value=2100
    )

    def key(self) -> str:
        """An address for a new story, from its title; never from the name."""
        base = slugify(self.cleaned_data["title"])[:60] or "story"
        taken = set(Story.objects.filter(key__startswith=base).values_list("key", flat=True))
        return next(key for key in (base, *(f"{base}-{n}" for n in range(2, 999)))
                    if key not in taken)  # fmt: skip


class ConsentForm(forms.Form):
    """What the person allowed."""

    given_by = forms.CharField(
        label=_("Who gave it"), help_text=_("Never shown to the public."), max_length=160
    )
    given_on = forms.DateField(label=_("On"), widget=DayInput)
    until = forms.DateField(
        label=_("Until"),
        help_text=_("Leave empty when the person set no end."),
        widget=DayInput,
        required=False,
    )
    real_name = forms.BooleanField(label=_("The name above is the real one"), required=False)
    picture = forms.BooleanField(label=_("A picture may be shown"), required=False)
    place = forms.BooleanField(label=_("State and years may be shown"), required=False)
    other_media = forms.BooleanField(label=_("Others may share and reprint it"), required=False)
    kept_where = forms.CharField(
        label=_("Where the signed paper is kept"),
        help_text=_("It stays outside Reopen; say the cabinet or the folder."),
        max_length=200,
    )

    def given(self) -> ConsentGiven:
        """For the action."""
        return ConsentGiven(**self.cleaned_data)


class PictureForm(forms.Form):
    """A picture and its words."""

    picture = forms.FileField(
        label=_("Picture"), help_text=_("JPEG, PNG or WebP, up to 12 MB. Place and time go.")
    )
    alt = forms.CharField(
        label=_("What it shows, in words"),
        help_text=_("For people who cannot see it."),
        max_length=300,
    )
