"""A form whose thing was changed while it was open."""

from typing import Any

from django import forms
from django.http import QueryDict

from reopen.kernel.meanwhile import MeanwhileForm


class _Lamp(MeanwhileForm):
    text = forms.CharField(label="What", widget=forms.Textarea)
    lit = forms.BooleanField(label="Lit", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("oil", "Oil lamp"), ("gas", "Gas lamp")])
    why = forms.CharField(label="Why", required=False)

    def __init__(self, says: dict[str, Any], typed: str = "") -> None:
        super().__init__(QueryDict(typed) if typed else None, initial=says)


OPENED = {"text": "By the gate\nat nine", "lit": False, "kind": "oil"}


def _typed(text: str, opened_on: str) -> str:
    return f"text={text}&kind=oil&why=seen&opened_on={opened_on}"


def _sent(now: dict[str, Any], text: str = "By%20the%20gate%0D%0Aat%20nine") -> _Lamp:
    return _Lamp(now, _typed(text, str(_Lamp(OPENED)["opened_on"].value())))


def test_what_nobody_changed_is_taken_and_carries_nothing_extra() -> None:
    form = _sent(OPENED, "By%20the%20door")
    assert form.is_valid()
    assert form.cleaned_data == {"text": "By the door", "lit": False, "kind": "oil", "why": "seen"}


def test_what_was_changed_is_told_in_words_and_a_second_sending_is_taken() -> None:
    now = OPENED | {"lit": True, "kind": "gas"}
    form = _sent(now)
    assert not form.is_valid()
    assert form.now == [("Lit", "yes"), ("Kind", "Gas lamp")]
    assert form["why"].value() == "seen"
    again = _Lamp(now, _typed("By the gate", str(form["opened_on"].value())))
    assert again.is_valid()


def test_a_form_of_a_new_thing_never_asks() -> None:
    form = _Lamp({}, _typed("A lamp", str(_Lamp({})["opened_on"].value())))
    assert form.is_valid()
