"""A person's word on a flag, and taking it back."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.flags.models import Flag, FlagDecision, Verdict


def _is_hers(actor: Actor, decision: FlagDecision) -> bool:
    return decision.undone_at is None and decision.by_id == actor.membership_id


@action(Permission.FLAG_DECIDE, event="flags.decided")
def decide(actor: Actor, flag: Flag, *, verdict: str, note: str = "") -> FlagDecision:
    """Say whether a passage matters. The word that stood before is kept as undone."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can decide about a flag."))
    if verdict not in Verdict.values:
        raise ValidationError(_("Choose whether the passage matters."))
    locked = Flag.objects.select_for_update().get(pk=flag.pk)
    locked.decisions.filter(undone_at=None).update(undone_at=timezone.now())
    made = FlagDecision.objects.create(
        flag=locked, verdict=verdict, note=note.strip(), by_id=actor.membership_id
    )
    add_facts(verdict=verdict, rule=locked.rule)
    return made


@action(Permission.FLAG_DECIDE, event="flags.decision_undone", when=_is_hers)
def undo_decision(actor: Actor, decision: FlagDecision) -> FlagDecision:
    """Take one's own word back; it is kept as undone."""
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    return decision
