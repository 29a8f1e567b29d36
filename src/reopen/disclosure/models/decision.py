"""What people decided about a page. Nothing is overwritten: a new word undoes the old one."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from reopen.accounts.models import Membership
from reopen.disclosure.models.comparison import ComparedPage
from reopen.disclosure.models.words import Finding
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Decision(OrganizationOwned):
    """A person's word on one page of the prosecution's side.

    The first reviewer's and, by somebody else, the `second`; of each at most one stands. `other`
    is the page of the defense's side it was decided upon, where there is one.
    """

    page = OwnedForeignKey(ComparedPage, on_delete=models.CASCADE, related_name="decisions")
    other = OwnedForeignKey(
        ComparedPage, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    second = models.BooleanField(default=False)
    status = models.CharField(max_length=20, choices=Finding.choices)
    note = models.TextField(blank=True)
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "page", "second"],
                condition=Q(undone_at=None),
                name="disclosure_decision_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"decision: {self.status}"

    @property
    def audit_label(self) -> str:
        return self.status

    @property
    def audit_case_id(self) -> UUID:
        return self.page.audit_case_id  # type: ignore[no-any-return]
