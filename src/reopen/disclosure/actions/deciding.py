"""A person's word on a page, a second person's, and taking it back."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.disclosure.models import ComparedPage, Decision, Finding
from reopen.disclosure.models.comparison import Side

#: Who says this says that a copy is there.
RESTS_ON_A_COPY = (Finding.GIVEN, Finding.ALTERED, Finding.PARTIAL)


def _is_hers(actor: Actor, decision: Decision) -> bool:
    return decision.undone_at is None and decision.by_id == actor.membership_id


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.decided")
def decide(
    actor: Actor,
    page: ComparedPage,
    *,
    status: str,
    other: ComparedPage | None = None,
    note: str = "",
) -> Decision:
    """Say what became of a page. Who decides after somebody else is the second reviewer.

    Given, altered and in part rest on a page of the defense's side (`other`). One's own earlier
    word is undone by it. A third person's word is refused: the two are asked.
    """
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can decide what became of a page."))
    if status not in Finding.values or page.side != Side.PROSECUTION:
        raise ValidationError(_("Choose what became of the page."))
    _check_other(page, status, other)
    locked = ComparedPage.objects.select_for_update().get(pk=page.pk)
    standing = {row.second: row for row in locked.decisions.filter(undone_at=None)}
    second = _place(actor, standing)
    if second in standing:
        _undo(standing[second])
    made = Decision.objects.create(
        page=locked,
        other=other,
        second=second,
        status=status,
        note=note.strip(),
        by_id=actor.membership_id,
    )
    add_facts(status=status, second=second, page=str(page.pk))
    return made


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.decision_undone", when=_is_hers)
def undo_decision(actor: Actor, decision: Decision) -> Decision:
    """Take one's own word back; it is kept as undone."""
    _undo(decision)
    return decision


def _check_other(page: ComparedPage, status: str, other: ComparedPage | None) -> None:
    if other is None and status in RESTS_ON_A_COPY:
        raise ValidationError(
            _("Say which page of the defense set it is: lay that page beside this one first.")
        )
    if other is not None and (
        other.comparison_id != page.comparison_id or other.side != Side.DEFENSE
    ):
        raise ValidationError(_("This page is not part of the comparison."))


def _place(actor: Actor, standing: dict[bool, Decision]) -> bool:
    """Whether this actor is the second reviewer of a page."""
    for second, row in standing.items():
        if row.by_id == actor.membership_id:
            return second
    if False not in standing:
        return False
    if True in standing:
        raise ValidationError(_("Two people have decided about this page already."))
    return True


def _undo(decision: Decision) -> None:
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
