"""Coding panels as an organization makes them, and what people coded about a document."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey

Answers = dict[str, list[str]]


class CodingPanel(OrganizationOwned):
    """A sheet of questions that are asked of every document. Retired panels keep their answers."""

    name = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="review_panel_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return "coding panel"


class CodingField(OrganizationOwned):
    """A question of a panel. Its kind never changes, because answers are kept as it says."""

    class Kind(models.TextChoices):
        TAGS = "tags", _("Tags: any number, new ones while coding")
        ONE = "one", _("One of several")
        YES_NO = "yes_no", _("Yes, no or not known")
        TEXT = "text", _("Words")
        DATE = "date", _("A date, as far as it is known")

    panel = OwnedForeignKey(CodingPanel, on_delete=models.CASCADE, related_name="fields")
    label = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    options = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, help_text="to choose from"
    )
    must = models.BooleanField(default=False, help_text="may not be left empty")
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label

    @property
    def audit_label(self) -> str:
        return self.kind

    @property
    def key(self) -> str:
        """How answers name the field."""
        return str(self.pk)


class Coding(OrganizationOwned):
    """One person's answers about a document at one time; never altered, only followed by others.

    `answers` maps keys of fields to what was said, yes and no as "yes", "no", "unknown", dates as
    stored text (`lib.dates`); what was left empty is not in it. The `current` one of a document
    and panel is what stands. It `differs` when somebody else's last word since the last settling
    is another one on a question both answered.
    """

    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="codings")
    panel = OwnedForeignKey(CodingPanel, on_delete=models.PROTECT, related_name="codings")
    answers = models.JSONField(default=dict)
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    current = models.BooleanField(default=True)
    settles = models.BooleanField(default=False, help_text="ends a difference between people")
    differs = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "document", "panel"],
                condition=Q(current=True),
                name="review_coding_current",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "document", "panel"], name="review_coding_of")
        ]

    def __str__(self) -> str:
        return f"coded {self.at:%Y-%m-%d}"

    @property
    def audit_label(self) -> str:
        return "coding"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    def said(self, key: str) -> list[str]:
        """The answers to one field; empty where it was left empty."""
        known: Any = self.answers
        return list(known.get(key, []))
