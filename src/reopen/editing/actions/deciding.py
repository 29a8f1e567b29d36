"""The second editor: approving, declining; and undoing what was done.

An entry is locked while it is written. A change is made only when the entry still says what it said
when the change was proposed; else somebody was quicker, and the editor is told what stands now.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.editing.access import keeps_commons
from reopen.editing.models import Change, Entry
from reopen.editing.rooms import Kind, room_of, shown


def _another(actor: Actor, change: Change) -> bool:
    """Waiting, and proposed by somebody else (or by the content that comes with Reopen)."""
    another = actor.user_id is not None and change.proposed_by_id != actor.user_id
    return keeps_commons(actor) and another and change.state == Change.State.WAITING


def _made(actor: Actor, change: Change) -> bool:
    person = actor.user_id is not None
    return keeps_commons(actor) and person and change.state == Change.State.MADE


@action(Permission.COMMONS_REVIEW, event="commons.change_approved", when=_another)
def approve(actor: Actor, change: Change) -> Change:
    """Make the change that a colleague proposed. Refused when the entry changed meanwhile."""
    found = _locked(change, Change.State.WAITING)
    _write(found)
    return _decided(actor, found, Change.State.MADE)


@action(Permission.COMMONS_REVIEW, event="commons.change_declined", when=_another)
def decline(actor: Actor, change: Change, *, reason: str) -> Change:
    """Leave the entry as it is and say why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, so that your colleague can do better.")})
    found = _locked(change, Change.State.WAITING)
    found.reason = reason.strip()
    return _decided(actor, found, Change.State.DECLINED)


@action(Permission.COMMONS_REVIEW, event="commons.change_undone", when=_made)
def undo(actor: Actor, change: Change, *, reason: str) -> Change:
    """Put back at once what stood before a change; a new entry is withdrawn. It joins the history.

    One editor may do it, so that something false or hurtful is gone before a second one is found.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is undone.")})
    found = _locked(change, Change.State.MADE)
    if Change.objects.filter(undoes=found).exists():
        raise ValidationError(_("It has been undone already."))
    new = {**found.old} if found.old else {"withdrawn": True}
    back = Change(
        room=found.room, kind=found.kind, key=found.key, page=found.page,
        old={name: found.new.get(name, False) for name in new}, new=new,
        source=found.source, source_url=found.source_url, reason=reason.strip(),
        proposed_by_id=actor.user_id, undoes=found,
    )  # fmt: skip
    _write(back)
    return _decided(actor, back, Change.State.MADE)


def _locked(change: Change, state: str) -> Change:
    """The change as it stands now, held until the end; raises when somebody was quicker."""
    found = Change.objects.select_for_update().get(pk=change.pk)
    if found.state != state:
        raise ValidationError(
            _("A colleague was quicker: this change is %s.") % found.get_state_display()
        )
    return found


def _write(change: Change) -> Entry:
    room = room_of(change.room)
    if room is None:
        raise ValidationError(_("%s cannot be edited here.") % change.room)
    kind = room.kind(change.kind)
    entry = kind.model.objects.get_queryset().select_for_update().filter(key=change.key).first()
    if entry is None:
        if change.old:
            raise ValidationError(_("The entry is gone."))
        entry = kind.model(key=change.key)
    else:
        _stands(kind, entry, change.old, new=not change.old)
    kind.assign(entry, change.new)
    entry.full_clean()
    entry.save()
    return entry


def _stands(kind: Kind, entry: Entry, old: Mapping[str, Any], *, new: bool) -> None:
    """Does the entry still say what it said? Raises with what it says now."""
    if new:
        raise ValidationError(_("Meanwhile somebody entered the same. Propose a change of that."))
    now = kind.values_of(entry)
    other = [name for name, value in old.items() if now.get(name) != value]
    if other:
        lines = [f"{kind.label_of(name)}: “{shown(kind, name, now.get(name))}”" for name in other]
        raise ValidationError(
            _("The entry changed meanwhile and now says: %s. Look again and propose anew.")
            % "; ".join(lines)
        )


def _decided(actor: Actor, change: Change, state: str) -> Change:
    change.state = state
    change.decided_by_id, change.decided_at = actor.user_id, timezone.now()
    change.save()
    return change
