"""A case packed to be taken away: kept for some days, for whoever asked for it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models import Case
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey

KEPT_DAYS = 7


class CasePackage(OrganizationOwned):
    """What one person asked to have packed, as she saw the case then. Nobody else sees it.

    `blob` is the ZIP in the file store, until it is removed. `hidden`: ids of the documents that
    were closed to her; `damaged`: places of files that are not, or not wholly, what once came in.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be packed")
        MAKING = "making", _("Being packed")
        DONE = "done", _("Ready")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Broke off")
        REMOVED = "removed", _("Removed")

    class Reason(models.TextChoices):
        BROKE_OFF = "broke_off", _("Something went wrong. Nothing was kept; begin again.")
        NO_ROOM = "no_room", _("The disk has not enough room for a copy of the files.")
        CLOSED = "closed", _("The case was closed to you, or your role changed meanwhile.")

    AT_WORK = (State.WAITING, State.MAKING)

    case = OwnedForeignKey(Case, on_delete=models.PROTECT, related_name="packages")
    by = OwnedForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    done = models.PositiveBigIntegerField(default=0, help_text="steps done")
    steps = models.PositiveBigIntegerField(default=0, help_text="steps in all")
    asked_at = models.DateTimeField(default=timezone.now)
    as_of = models.DateTimeField(null=True, help_text="the case as it stood then")
    finished_at = models.DateTimeField(null=True)
    blob = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    records = models.PositiveBigIntegerField(default=0)
    documents = models.PositiveIntegerField(default=0)
    hidden = models.JSONField(default=list, blank=True)
    damaged = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "by"],
                condition=Q(state__in=["waiting", "making"]),
                name="leaving_one_at_work",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def audit_label(self) -> str:
        return str(self.state)

    @property
    def is_over(self) -> bool:
        """Whether nothing is being packed any more."""
        return self.state not in self.AT_WORK

    @property
    def percent(self) -> int:
        """How much of it is done, 0 to 100."""
        return 100 * self.done // self.steps if self.steps else 0

    @property
    def kept_until(self) -> datetime | None:
        """When it is removed."""
        return self.finished_at + timedelta(days=KEPT_DAYS) if self.finished_at else None
