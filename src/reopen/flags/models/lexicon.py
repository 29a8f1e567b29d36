"""The lexicons of an organization: every text that was ever searched with is kept."""

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.kernel.models import OrganizationOwned
from reopen.lib.flags import Lexicon, read_lexicon


class LexiconVersion(OrganizationOwned):
    """One version of the lexicon, numbered from 1 within the organization.

    The one in force is the latest published; a text that was searched with never changes. A
    `shipped` version is the text that came with the program.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        DROPPED = "dropped", _("Dropped")

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    shipped = models.BooleanField(default=False)
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, help_text="sha256 of the text")
    note = models.CharField(max_length=300, blank=True, help_text="what was changed, and why")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    published_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="flags_lexicon_number"),
            models.UniqueConstraint(
                fields=["organization"], condition=Q(state="draft"), name="flags_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"lexicon {self.number}"

    @property
    def audit_label(self) -> str:
        return f"lexicon {self.number}"

    @cached_property
    def lexicon(self) -> Lexicon:
        """The rules; raises `LexiconError` while a draft is not well formed."""
        return read_lexicon(self.text)
