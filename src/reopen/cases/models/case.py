"""The case itself, its number, its stages, its team and its walls."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from reopen.accounts.models import Membership
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class CaseCounter(OrganizationOwned):
    """The last number given in a year; its row lock keeps two openings from one number."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "year"], name="cases_counter_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Case(OrganizationOwned):
    """One claim of innocence. `stage` is internal; only `outside_status` may be told outside."""

    number = models.CharField(max_length=20, editable=False, help_text="2026-0142")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    received_on = models.DateField(help_text="the day the first contact came in")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    stage = models.CharField(max_length=40)
    stage_since = models.DateField()
    outside_status = models.CharField(max_length=40)
    team_only = models.BooleanField(
        default=False, help_text="only the team and directors see the case"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="cases_case_number")
        ]
        indexes = [models.Index(fields=["organization", "stage"], name="cases_case_stage")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def audit_label(self) -> str:
        return self.number

    @property
    def audit_case_id(self) -> UUID:
        return self.id


class StageEntry(OrganizationOwned):
    """A stay of a case in a stage: the day it entered, the day it left."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="stage_entries")
    stage = models.CharField(max_length=40)
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["entered_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case"],
                condition=Q(left_on=None),
                name="cases_stage_one_open",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("entered_on")),
                name="cases_stage_left_after_entered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} since {self.entered_on}"


class TeamMember(OrganizationOwned):
    """A member's part in a case, from a day to a day."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    membership = OwnedForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=40, help_text="key of the vocabulary team_parts")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "membership"],
                condition=Q(until=None),
                name="cases_team_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} as {self.part}"


class EthicalWall(OrganizationOwned):
    """A member who must not see a case: for her it does not exist."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="walls")
    membership = OwnedForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    raised_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "membership"],
                condition=Q(lifted_at=None),
                name="cases_wall_once",
            )
        ]

    def __str__(self) -> str:
        return f"wall around {self.case_id}"
