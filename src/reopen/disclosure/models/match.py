"""Pairs of pages and what differs between them."""

from uuid import UUID

from django.db import models

from reopen.disclosure.models.comparison import ComparedPage
from reopen.disclosure.models.words import Finding, Kind, Sureness
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class PageMatch(OrganizationOwned):
    """A page of the prosecution's side and a candidate of the defense's.

    `judged` is what the texts would say if this were the only candidate, `status` the same after
    the images were looked at. `rank` 1 is the best one; 0 no longer counts. `alone` keeps
    [probability, evidence] from before neighbours and rivals were weighed.
    """

    left = OwnedForeignKey(ComparedPage, on_delete=models.CASCADE, related_name="matches")
    right = OwnedForeignKey(ComparedPage, on_delete=models.CASCADE, related_name="matched")
    similarity = models.FloatField(help_text="0..1, share of the comparable text that agrees")
    coverage = models.FloatField(help_text="0..1, share of the left page's own text on the right")
    probability = models.FloatField(help_text="0..1, that they are copies of one page")
    evidence = models.JSONField(default=list, blank=True, help_text="[ground, left, right] …")
    alone = models.JSONField(default=list, blank=True)
    judged = models.CharField(max_length=20, choices=Finding.choices, default=Finding.NOT_FOUND)
    status = models.CharField(max_length=20, choices=Finding.choices, default=Finding.NOT_FOUND)
    rank = models.PositiveSmallIntegerField(default=0)
    looked = models.BooleanField(default=False, help_text="its differences are worked out")

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "left", "right"], name="disclosure_match_once"
            )
        ]

    def __str__(self) -> str:
        return f"match {self.rank}"

    @property
    def audit_case_id(self) -> UUID:
        return self.left.audit_case_id  # type: ignore[no-any-return]


class PageDifference(OrganizationOwned):
    """A place where two copies part. Offsets count characters of each page's text as read."""

    match = OwnedForeignKey(PageMatch, on_delete=models.CASCADE, related_name="differences")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    certainty = models.CharField(max_length=20, choices=Sureness.choices)
    left_start = models.PositiveIntegerField()
    left_end = models.PositiveIntegerField()
    right_start = models.PositiveIntegerField()
    right_end = models.PositiveIntegerField()
    left_text = models.TextField(blank=True)
    right_text = models.TextField(blank=True)

    class Meta:
        ordering = ["left_start", "right_start"]
        indexes = [models.Index(fields=["organization", "match"], name="disclosure_by_match")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.left_start}"

    @property
    def covers_left(self) -> bool:
        """Whether a redaction covers here what the other page says; what is read there is ink."""
        return self.kind == Kind.REDACTION and len(self.left_text) < len(self.right_text)

    @property
    def covers_right(self) -> bool:
        """The same of the other page."""
        return self.kind == Kind.REDACTION and len(self.right_text) <= len(self.left_text)

    @property
    def audit_case_id(self) -> UUID:
        return self.match.audit_case_id  # type: ignore[no-any-return]
