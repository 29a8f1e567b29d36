"""Proposing a change of an entry, and taking a proposal back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.editing.access import keeps_commons
from reopen.editing.models import Change, Correction, Entry
from reopen.editing.rooms import Kind, Room


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to change. `entry` may be new: then its `key` is set and it is unsaved.

    `values` are plain values as `Kind.values_of` gives them; what does not differ is left out.
    """

    room: Room
    kind: Kind
    entry: Entry
    values: Mapping[str, Any]
    source: str
    source_url: str = ""
    why: str = ""
    correction: Correction | None = None


@action(Permission.COMMONS_EDIT, event="commons.change_proposed", when=keeps_commons)
def propose(actor: Actor, proposal: Proposal) -> Change:
    """Put a change before a second editor. Nothing public changes yet."""
    kind, entry = proposal.kind, proposal.entry
    if actor.user_id is None:
        raise ValidationError(_("Only a person can propose a change."))
    if not proposal.source.strip():
        raise ValidationError({"source": _("Name the source: nothing is published without one.")})
    new_entry = entry._state.adding
    if new_entry and kind.model.objects.filter(key=entry.key).exists():
        raise ValidationError(_("There is an entry with this key already: %s.") % entry.key)
    now = {} if new_entry else kind.values_of(entry)
    differing = {
        name: value
        for name, value in proposal.values.items()
        if new_entry or now.get(name) != value
    }
    if not differing:
        raise ValidationError(_("Nothing differs from what stands now."))
    _try(kind, entry, differing)
    return Change.objects.create(
        room=proposal.room.key,
        kind=kind.name,
        key=entry.key,
        page=kind.page_of(entry),
        old={name: now[name] for name in differing if name in now},
        new=differing,
        source=proposal.source.strip(),
        source_url=proposal.source_url.strip(),
        why=proposal.why.strip(),
        proposed_by_id=actor.user_id,
        correction=proposal.correction,
    )


def _own_waiting(actor: Actor, change: Change) -> bool:
    mine = actor.user_id is not None and change.proposed_by_id == actor.user_id
    return keeps_commons(actor) and mine and change.state == Change.State.WAITING


@action(Permission.COMMONS_EDIT, event="commons.change_taken_back", when=_own_waiting)
def take_back(actor: Actor, change: Change) -> Change:
    """Withdraw one's own proposal before anybody decided; it is kept."""
    change.state = Change.State.TAKEN_BACK
    change.decided_by_id, change.decided_at = actor.user_id, timezone.now()
    change.save(update_fields=["state", "decided_by", "decided_at"])
    return change


def _try(kind: Kind, entry: Entry, values: Mapping[str, Any]) -> None:
    """Whether the values fit, on the entry in memory; raises `ValidationError`."""
    kind.assign(entry, values)
    entry.full_clean(validate_unique=False)
