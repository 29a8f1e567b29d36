from datetime import date

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.template import Context, Template
from django.utils import translation

from reopen.kernel.fields import Earliest, Latest, PartialDateField, PartialDateFormField
from reopen.lib.dates import PartialDate, parse

STORED = [
    "",
    "1987",
    "1987~",
    "1987-02",
    "1988-02~",
    "1987-06-03",
    "1987-06-03~",
    "1987-21",
    "1987-22~",
    "1987-23",
    "1987-24",
    "199X",
    "199X~",
    "1987-05/1987-07",
    "1987-05-03~/1988-02",
    "../1987",
    "1987-22/..",
    "9999-12",
]


@pytest.mark.parametrize("text", STORED)
def test_sql_and_python_agree_on_the_first_and_last_day(db: None, text: str) -> None:
    stored = Value(text, output_field=PartialDateField())
    rows = ContentType.objects.annotate(first=Earliest(stored), last=Latest(stored))
    (bounds,) = rows.values_list("first", "last")[:1]
    value = PartialDate.from_text(text)
    assert bounds == (value.earliest, value.latest)


def test_a_field_has_no_more_in_a_migration_than_was_said() -> None:
    assert PartialDateField().deconstruct()[3] == {}
    assert PartialDateField(blank=False).deconstruct()[3] == {"blank": False}


def test_the_field_takes_partial_dates_and_stored_text_only() -> None:
    field = PartialDateField()
    assert field.get_prep_value(parse("about May 1987")) == "1987-05~"
    assert field.get_prep_value("1987-05~") == "1987-05~"
    with pytest.raises(ValidationError):
        field.get_prep_value("May 1987")


class BirthForm(forms.Form):
    born = PartialDateFormField(required=False)


def test_a_form_reads_what_people_type() -> None:
    form = BirthForm({"born": "about May 1987"})
    assert form.is_valid()
    assert form.cleaned_data["born"] == PartialDate.from_text("1987-05~")
    assert BirthForm({"born": ""}).is_valid()


def test_a_form_refuses_with_a_sentence_in_the_language_of_the_page() -> None:
    assert "Please add the year" in str(BirthForm({"born": "3 May"}).errors)
    with translation.override("es"):
        assert "Añada el año" in str(BirthForm({"born": "3 de mayo"}).errors)


def test_a_form_shows_a_known_date_in_words_that_it_can_read_again() -> None:
    form = BirthForm(initial={"born": PartialDate.from_text("1987-05~")})
    assert 'value="about May 1987"' in str(form["born"])
    again = BirthForm({"born": "about May 1987"}, initial=form.initial)
    assert not again.has_changed()
    assert BirthForm({"born": "May 1987"}, initial=form.initial).has_changed()
    assert BirthForm({"born": "3 May"}, initial=form.initial).has_changed()


def test_the_form_of_a_model_field_has_one_input() -> None:
    field = PartialDateField("born").formfield()
    assert isinstance(field, PartialDateFormField)
    assert not field.show_hidden_initial
    assert not field.required


def test_a_required_date_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="required"):
        PartialDateFormField().clean("unknown")


def test_the_form_says_what_it_assumed() -> None:
    reading = PartialDateFormField().reading("5/3/1987")
    assert reading.value.exact == date(1987, 5, 3)
    assert reading.notes == ("Read as 3 May 1987, not 5 March 1987.",)


def test_a_template_writes_a_date_in_words() -> None:
    page = Template("{% load dates %}{{ born|known }}")
    assert page.render(Context({"born": parse("1987-05~")})) == "about May 1987"
    with translation.override("es"):
        assert page.render(Context({"born": parse("1987-05")})) == "mayo de 1987"
    for nothing in (PartialDate(), None):
        assert page.render(Context({"born": nothing})) == ""
