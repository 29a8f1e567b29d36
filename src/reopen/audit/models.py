"""One table of events. PostgreSQL refuses to change or remove a row (see migration 0001)."""

from typing import Any

from django.db import models

from reopen.kernel.models import OwnedManager


class Event(models.Model):
    """One act or one read, in the chain of one organization."""

    organization_id = models.UUIDField()
    seq = models.PositiveBigIntegerField(help_text="1, 2, 3 … within the organization")
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True, help_text="the user, or nobody for the installation")
    actor_label = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, help_text="web, console or job")
    kind = models.CharField(max_length=80, help_text="noun.verbed")
    target_kind = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    target_label = models.CharField(max_length=200, blank=True)
    case_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict, help_text="ids, hashes and counts; never content")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: OwnedManager[Any] = OwnedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization_id", "seq"], name="audit_event_seq")
        ]
        indexes = [
            models.Index(fields=["organization_id", "case_id", "-seq"], name="audit_event_case"),
            models.Index(fields=["organization_id", "kind", "-seq"], name="audit_event_kind"),
            models.Index(
                fields=["organization_id", "target_id", "-seq"], name="audit_event_target"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    def as_exported(self) -> dict[str, Any]:
        """The event as its hash was taken of it and as the export writes it."""
        return {
            "organization": str(self.organization_id),
            "seq": self.seq,
            "at": self.at.isoformat(timespec="microseconds"),
            "actor": str(self.actor_id) if self.actor_id else None,
            "actor_label": self.actor_label,
            "origin": self.origin,
            "kind": self.kind,
            "target_kind": self.target_kind,
            "target": self.target_id,
            "target_label": self.target_label,
            "case": str(self.case_id) if self.case_id else None,
            "facts": self.facts,
            "previous": self.previous,
            "hash": self.hash,
        }
