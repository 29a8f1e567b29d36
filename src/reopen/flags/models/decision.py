"""What people say of a flag. Nothing is overwritten: a new word undoes the old one."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.flags.models.found import Flag
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Verdict(models.TextChoices):
    """Whether a passage matters in this case."""

    RELEVANT = "relevant", _("Relevant")
    IRRELEVANT = "irrelevant", _("Not relevant")
    UNDECIDED = "undecided", _("Undecided")


class FlagDecision(OrganizationOwned):
    """A person's word on a flag; at most one stands."""

    flag = OwnedForeignKey(Flag, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    note = models.TextField(blank=True)
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "flag"],
                condition=Q(undone_at=None),
                name="flags_decision_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"decision: {self.verdict}"

    @property
    def audit_label(self) -> str:
        return self.verdict

    @property
    def audit_case_id(self) -> UUID:
        return self.flag.audit_case_id  # type: ignore[no-any-return]
