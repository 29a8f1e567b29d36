"""A model field, a form field and lookups for partial dates (`reopen.lib.dates`).

    born = PartialDateField("born")

    Person.objects.filter(born__earliest__gte=date(1960, 1, 1)).order_by("born__earliest")

The column holds the stored text ("1987-05~", empty when unknown) and a check keeps other text out.
Text does not sort as dates do ("1987~" would come after "1987-06"), so `__earliest` and `__latest`
compute the first and the last day in SQL; both are NULL when unknown or open, and can be indexed:
`models.Index(F("born__earliest"), name=...)`.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import get_language

from reopen.lib.dates import DateError, PartialDate, Reading, in_words, read

MAX_LENGTH = 23
POINT = r"([0-9]{3}X~?|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-2[1-4])?~?)"
STORED = rf"^({POINT}|{POINT}/{POINT}|\.\./{POINT}|{POINT}/\.\.)?$"

if TYPE_CHECKING:
    _Field = models.Field[PartialDate | str, PartialDate]
else:
    _Field = models.Field


class PartialDateFormField(forms.Field):
    """One line of text, read as people type dates and shown again in words.

    Refuses with the sentence of `DateError` in the active language. `reading(text)` also gives the
    notes to show beside the field ("Read as 3 May 1987, not 5 March 1987.").
    """

    widget = forms.TextInput
    empty_values = [*forms.Field.empty_values, PartialDate()]

    def reading(self, text: str) -> Reading:
        """What the text means, with the assumptions made."""
        return read(text, locale=get_language() or "en")

    def to_python(self, value: object) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return self.reading(str(value or "")).value
        except DateError as error:
            sentence = error.sentence(get_language() or "en")
            raise ValidationError(sentence, code=error.key) from error

    def prepare_value(self, value: object) -> object:
        if isinstance(value, PartialDate):
            return in_words(value, get_language() or "en") if value else ""
        return value

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": "off", "spellcheck": "false"}


class PartialDateField(_Field):
    """Stores a `PartialDate`; unknown is the default and the empty text, never NULL."""

    description = "A date as far as it is known"
    empty_values = [*models.Field.empty_values, PartialDate()]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", PartialDate)
        kwargs["max_length"] = MAX_LENGTH
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "default"):
            kwargs.pop(key, None)
        if self.blank:
            kwargs.pop("blank", None)
        else:
            kwargs["blank"] = False
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = connection.ops.quote_name(self.column)
        return f"{column} ~ '{STORED}'"

    def from_db_value(self, value: str | None, *_: object) -> PartialDate:
        return PartialDate.from_text(value or "")

    def to_python(self, value: object) -> PartialDate:
        """Takes a partial date or its stored text; raises `ValidationError`."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.from_text(str(value or ""))
        except DateError as error:
            raise ValidationError(str(error), code=error.key) from error

    def get_prep_value(self, value: object) -> str:
        return self.to_python(super().get_prep_value(value)).text

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        kwargs = {"form_class": PartialDateFormField, "show_hidden_initial": False, **kwargs}
        return super().formfield(*args, **kwargs)


class _Bound(models.Transform):
    """The first or last day of a stored text, as an immutable SQL expression."""

    output_field = models.DateField()
    sql = ""

    def as_sql(self, compiler: SQLCompiler, *_: object, **__: object) -> tuple[str, list[Any]]:
        lhs, params = compiler.compile(self.lhs)
        return self.sql.replace("{lhs}", lhs), [*params] * self.sql.count("{lhs}")


def _bound_sql(side: int, unspecified_digit: int, months: str, last_day: bool) -> str:
    point = f"split_part({{lhs}}, '/', {side})"
    year = f"replace(left({point}, 4), 'X', '{unspecified_digit}')::integer"
    month_text = f"substring({point}, 6, 2)"
    month = f"CASE {month_text} {months} ELSE {month_text}::integer END"
    day_text = f"substring({point}, 9, 2)"
    known = f"make_date({year}, {month}, {day_text}::integer)"
    whole = f"make_date({year}, {month}, 1)"
    if last_day:
        whole = f"({whole} + interval '1 month' - interval '1 day')::date"
    return (
        f"CASE WHEN {point} IN ('', '..') THEN NULL "
        f"WHEN {day_text} = '' THEN {whole} ELSE {known} END"
    )


@PartialDateField.register_lookup
class Earliest(_Bound):
    """The first day it can be."""

    lookup_name = "earliest"
    sql = _bound_sql(
        1,
        0,
        "WHEN '' THEN 1 WHEN '21' THEN 3 WHEN '22' THEN 6 WHEN '23' THEN 9 WHEN '24' THEN 1",
        last_day=False,
    )


@PartialDateField.register_lookup
class Latest(_Bound):
    """The last day it can be."""

    lookup_name = "latest"
    sql = _bound_sql(
        -1,
        9,
        "WHEN '' THEN 12 WHEN '21' THEN 6 WHEN '22' THEN 9 WHEN '23' THEN 12 WHEN '24' THEN 12",
        last_day=True,
    )
