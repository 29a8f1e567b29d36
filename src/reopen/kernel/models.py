"""Bases for every table that belongs to one organization."""

from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models

from reopen.kernel.scope import current_scope
from reopen.lib.ids import uuid7

M = TypeVar("M", bound=models.Model, covariant=True)


class OwnedManager(models.Manager[M]):
    """Rows of the current organization only; refuses to answer outside a scope."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(organization_id=current_scope().organization_id)


class OrganizationOwned(models.Model):
    """A row of exactly one organization, behind both walls.

    Its migration must run `Wall("ModelName")` (see `kernel.walls`), which adds row-level security
    and tenant-first keys; an architecture test looks for it in the catalog.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = models.ForeignKey(
        "accounts.Organization", on_delete=models.PROTECT, editable=False, related_name="+"
    )

    objects: ClassVar[OwnedManager[Self]] = OwnedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the organization of the scope; a new row need not name it."""
        if self.organization_id is None:
            self.organization_id = current_scope().organization_id
        super().save(*args, **kwargs)

    @property
    def audit_label(self) -> str:
        """What the audit log calls this row: a number or a kind, never content."""
        return str(self._meta.verbose_name)

    @property
    def audit_case_id(self) -> UUID | None:
        """The case whose audit page shows events of this row."""
        return getattr(self, "case_id", None)


class OwnedForeignKey(models.ForeignKey[Any, Any]):
    """A reference inside one organization.

    PostgreSQL checks plain foreign keys without regard to row-level security, so a row could point
    into another organization. `Wall` therefore adds the composite key
    (organization_id, x_id) -> (organization_id, id) and no plain one is made.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)
