"""Checks of what was typed about coding panels and into them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.kernel.fields import PartialDateFormField
from reopen.lib.dates import PartialDate
from reopen.review.models import Answers, Coding, CodingField, CodingPanel
from reopen.review.queries_coding import CodingFilters, questions_of
from reopen.review.vocabularies import STARTER_PANELS

_ALL = ("", _("All"))
_MORE = "-more"
_MUST = _("This must be answered.")
_Kind = CodingField.Kind


class PanelForm(forms.Form):
    """A new panel, empty or begun with one that comes with Reopen."""

    name = forms.CharField(label=_("Name of the panel"), max_length=80)
    starter = forms.ChoiceField(label=_("Begin with"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["starter"]
        common = STARTER_PANELS.choices(get_language() or "en")
        field.choices = [("", _("no question yet")), *common]


class PanelNameForm(forms.Form):
    """Another name for a panel."""

    name = forms.CharField(label=_("Name of the panel"), max_length=80)


class FieldForm(forms.Form):
    """A question of a panel."""

    label = forms.CharField(label=_("Question"), max_length=80)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=_Kind.choices)
    options = forms.CharField(
        label=_("Choices"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on a line; for tags and for one of several."),
    )
    must = forms.BooleanField(label=_("It must be answered"), required=False)

    def __init__(self, *args: Any, kept: CodingField | None = None, **kwargs: Any) -> None:
        """With `kept`, a question there is: its kind stays."""
        if kept is not None:
            kwargs["initial"] = {
                "label": kept.label, "options": "\n".join(kept.options), "must": kept.must,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        if kept is not None:
            del self.fields["kind"]

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        given = dict(self.cleaned_data)
        return given | {"options": given["options"].splitlines()}


class CodingForm(forms.Form):
    """A panel's questions about one document. Fields are named after the keys of the questions."""

    use_required_attribute = False  # what is missing is said in words, with nothing lost

    def __init__(
        self,
        panel: CodingPanel,
        tags: dict[str, list[str]],
        *args: Any,
        coding: Coding | None = None,
        **kwargs: Any,
    ) -> None:
        """`tags` are offered beside a question's own choices; `coding` fills the form."""
        self._questions = questions_of(panel)
        kwargs["initial"] = {
            field.key: _to_show(field, coding.said(field.key) if coding else [])
            for field in self._questions
        }
        kwargs["auto_id"] = f"coding-{panel.pk.hex[:12]}-%s"
        super().__init__(*args, **kwargs)
        for field in self._questions:
            said = coding.said(field.key) if coding else []
            offered = dict.fromkeys([*field.options, *tags.get(field.key, []), *said])
            self.fields[field.key] = _asked(field, list(offered))
            if field.kind == _Kind.TAGS:
                self.fields[field.key + _MORE] = _more(field)

    def clean(self) -> dict[str, Any]:
        """A must of tags is met by a new one as well."""
        cleaned = super().clean() or {}
        for field in self._questions:
            said = self._said(field, cleaned)
            if field.must and not said and field.key not in self.errors:
                self.add_error(field.key, str(_MUST))
        return cleaned

    def answers(self) -> Answers:
        """What was answered, as it is stored."""
        return {field.key: self._said(field, self.cleaned_data) for field in self._questions}

    def _said(self, field: CodingField, cleaned: dict[str, Any]) -> list[str]:
        value = cleaned.get(field.key)
        if field.kind == _Kind.TAGS:
            typed = str(cleaned.get(field.key + _MORE) or "").split(",")
            new = (" ".join(word.split())[:80] for word in typed)
            return list(dict.fromkeys(word for word in [*(value or []), *new] if word))
        if isinstance(value, PartialDate):
            return [value.text] if value else []
        return [str(value).strip()] if value else []


class CodedFilterForm(forms.Form):
    """Search and filters of the coded documents; they live in the URL."""

    q = forms.CharField(label=_("Words"), required=False)
    panel = forms.ChoiceField(label=_("Panel"), required=False)
    state = forms.ChoiceField(
        label=_("Coded"),
        required=False,
        choices=[
            _ALL,
            ("coded", _("Coded")),
            ("open", _("Not coded yet")),
            ("differs", _("People differ")),
        ],
    )
    answer = forms.ChoiceField(label=_("Answer"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    by = forms.ChoiceField(label=_("Coded by"), required=False)

    def __init__(self, choices: dict[str, list[Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = offered if name == "panel" else [_ALL, *offered]

    def filters(self) -> CodingFilters:
        """What was asked for; nothing where it was not understood."""
        if not self.is_valid():
            return CodingFilters()
        given = {name: value for name, value in self.cleaned_data.items() if name != "panel"}
        return CodingFilters(**given)


class TagsField(forms.MultipleChoiceField):
    """Boxes to choose from. Whether one is missing, the form knows: it also asks for new tags."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        for word in value:
            if not self.valid_value(word):
                raise ValidationError(_("Choose from the tags that are offered."))


def _asked(field: CodingField, offered: list[str]) -> forms.Field:
    choices = [(word, word) for word in offered]
    shared: dict[str, Any] = {
        "label": field.label, "required": field.must, "error_messages": {"required": _MUST},
    }  # fmt: skip
    if field.kind == _Kind.TAGS:
        return TagsField(choices=choices, **shared)
    if field.kind in (_Kind.ONE, _Kind.YES_NO):
        if field.kind == _Kind.YES_NO:
            words = (("yes", _("yes")), ("no", _("no")), ("unknown", _("not known")))
            choices = [(key, str(word)) for key, word in words]
        empty = [] if field.must else [("", str(_("no answer")))]
        return forms.ChoiceField(choices=[*empty, *choices], widget=forms.RadioSelect, **shared)
    if field.kind == _Kind.DATE:
        return PartialDateFormField(**shared)
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(max_length=4000, widget=rows, **shared)


def _more(field: CodingField) -> forms.Field:
    label = _("%(question)s: more tags, with commas") % {"question": field.label}
    return forms.CharField(label=label, required=False, max_length=1000)


def _to_show(field: CodingField, said: list[str]) -> Any:
    if field.kind == _Kind.TAGS:
        return said
    if not said:
        return ""
    return PartialDate.from_text(said[0]) if field.kind == _Kind.DATE else said[0]
