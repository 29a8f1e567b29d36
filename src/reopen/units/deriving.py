"""Answers that follow from other entries of the unit, so that nothing has to be entered twice.

Is there one: from its status. Who is in charge: from its head. What has it done: from its numbers.
An answer that an editor entered comes first. Nothing else is derived.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from reopen.editing.models import Entry
from reopen.units.models import Answer, Detail, Result, StatusEvent, Unit
from reopen.units.standing import ENDED, WORKING, Standing

Value = Answer.Value


def derived(
    unit: Unit, standing: Standing, details: Sequence[Detail], results: Sequence[Result]
) -> dict[str, Answer]:
    """The answers by question; not saved."""
    found: dict[str, Answer] = {}
    if standing.event is not None:
        found["exists"] = _exists(unit, standing, standing.event)
    head = next((one for one in details if one.kind == Detail.Kind.HEAD), None)
    if head is not None:
        found["in_charge"] = _answer(unit, "in_charge", Value.YES, head.value, head)
    if results:
        words = _("It counts its work itself; the numbers stand below.")
        found["done"] = _answer(unit, "done", Value.YES, words, results[0])
    return found


def _exists(unit: Unit, standing: Standing, event: StatusEvent) -> Answer:
    values: dict[Any, str] = {
        **dict.fromkeys(WORKING, Value.YES),
        **dict.fromkeys(ENDED, Value.NO),
    }
    value = values.get(standing.status, Value.UNKNOWN)
    return _answer(unit, "exists", value, event.said or standing.label.capitalize(), event)


def _answer(unit: Unit, question: str, value: str, words: str, entry: Entry) -> Answer:
    return Answer(
        unit=unit,
        question=question,
        value=value,
        words=words,
        words_es=words,
        source=entry.source,
        source_url=entry.source_url,
        mark=entry.mark,
        checked=entry.checked,
    )
