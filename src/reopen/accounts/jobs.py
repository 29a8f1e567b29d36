"""What the worker looks after in this room."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from reopen.accounts.actions import finish_due_resets
from reopen.accounts.anchors import note_anchors
from reopen.kernel.upkeep import upkeep


@upkeep
def reset_lost_second_factors() -> None:
    """Take away what was asked to be reset, when its waiting time is over."""
    finish_due_resets()


@upkeep
def anchor_the_logs() -> None:
    """Note the heads of the audit logs where this installation says, once a day."""
    note_anchors()


@upkeep
def forget_old_sessions() -> None:
    """Remove sessions that are over, with what was held in them."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
