"""Notes, and the fields that an organization adds for itself."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.actions.case import touch
from reopen.cases.models import Case, CustomField, CustomValue, Note
from reopen.lib.dates import DateError, PartialDate, read


def _is_author(actor: Actor, note: Note) -> bool:
    return note.author_id == actor.membership_id


@action(Permission.NOTE_WRITE, event="note.written")
def write_note(
    actor: Actor,
    case: Case,
    *,
    text: str,
    kind: str = Note.Kind.NOTE,
    happened_on: PartialDate | None = None,
    private: bool = False,
) -> Note:
    """Write something down in the case's log."""
    note = Note(
        case=case,
        author_id=actor.membership_id,
        text=text.strip(),
        kind=kind,
        happened_on=happened_on or PartialDate(),
        private=private,
    )
    note.organization = actor.organization
    note.full_clean(exclude=["author"])
    note.save()
    touch(case)
    return note


@action(Permission.NOTE_WRITE, event="note.struck", when=_is_author)
def strike_note(actor: Actor, note: Note) -> None:
    """Take back one's own note; it stays readable as struck."""
    note.struck_at = timezone.now()
    note.save(update_fields=["struck_at"])


@action(Permission.NOTE_WRITE, event="note.restored", when=_is_author)
def restore_note(actor: Actor, note: Note) -> None:
    """Undo the striking of one's own note."""
    note.struck_at = None
    note.save(update_fields=["struck_at"])


@action(Permission.ORGANIZATION_EDIT, event="custom_field.saved")
def save_custom_field(actor: Actor, field: CustomField) -> CustomField:
    """Add or change a field of the organization's own."""
    if field.kind == CustomField.Kind.CHOICE and not field.choice_list:
        raise ValidationError({"choices": _("Write one choice a line.")})
    field.organization = actor.organization
    field.full_clean()
    field.save()
    return field


@action(Permission.ORGANIZATION_EDIT, event="custom_field.retired")
def retire_custom_field(actor: Actor, field: CustomField) -> None:
    """Offer the field no more; what cases say in it stays."""
    field.retired_at = timezone.now()
    field.save(update_fields=["retired_at"])


@action(Permission.CASE_EDIT, event="case.custom_values_set")
def set_custom_values(actor: Actor, case: Case, *, values: dict[CustomField, str]) -> None:
    """Fill in the organization's own fields; an empty value means unknown and is not stored."""
    problems = {
        field.label: problem for field, value in values.items() if (problem := _wrong(field, value))
    }
    if problems:
        raise ValidationError([f"{label}: {problem}" for label, problem in problems.items()])
    for field, value in values.items():
        if value.strip():
            CustomValue.objects.update_or_create(
                case=case, field=field, defaults={"value": value.strip()}
            )
        else:
            CustomValue.objects.filter(case=case, field=field).delete()
    touch(case)


def _wrong(field: CustomField, value: str) -> str:
    """What is wrong with a value, or nothing."""
    if not value.strip():
        return ""
    if field.kind == CustomField.Kind.NUMBER:
        return "" if _is_number(value) else _("Write a number.")
    if field.kind == CustomField.Kind.YES_NO:
        return "" if value in {"yes", "no"} else _("Choose yes or no, or leave it unknown.")
    if field.kind == CustomField.Kind.CHOICE:
        return "" if value in field.choice_list else _("Choose one of the list.")
    if field.kind == CustomField.Kind.DATE:
        try:
            read(value, locale=get_language() or "en")
        except DateError as error:
            return error.sentence(get_language() or "en")
    return ""


def _is_number(value: str) -> bool:
    try:
        float(value.replace(",", ""))
    except ValueError:
        return False
    return True
