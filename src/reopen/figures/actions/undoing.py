"""Taking a step back, and taking that back."""

from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.figures.models import Step
from reopen.figures.settling import settle


def _stands(actor: Actor, step: Step) -> bool:
    return step.undone_at is None


def _is_undone(actor: Actor, step: Step) -> bool:
    return step.undone_at is not None


@action(Permission.NOTE_WRITE, event="figure.step_undone", when=_stands)
def undo_step(actor: Actor, step: Step) -> Step:
    """What was said before the step holds again; the step is kept as undone."""
    step.undone_at = timezone.now()
    return _settled(step)


@action(Permission.NOTE_WRITE, event="figure.step_redone", when=_is_undone)
def redo_step(actor: Actor, step: Step) -> Step:
    """The step holds again."""
    step.undone_at = None
    return _settled(step)


def _settled(step: Step) -> Step:
    step.save(update_fields=["undone_at"])
    settle(step.figure.case, step.namings.values_list("kind", "key"))
    return step
