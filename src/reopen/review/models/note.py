"""Notes on a spot of a page, and the issue codes that an organization adds for itself."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.reading.spots import Spot


class Color(models.TextChoices):
    """The outline of a note. Each has a line of its own, so that colour never speaks alone."""

    BLUE = "blue", _("Blue, solid line")
    ORANGE = "orange", _("Orange, dashed line")
    GREEN = "green", _("Green, dotted line")
    RED = "red", _("Red, long dashes")
    PURPLE = "purple", _("Purple, dash and dot")


class Visibility(models.TextChoices):
    """Who sees a note, among those who see the page."""

    CASE = "case", _("Everybody who sees the case")
    TEAM = "team", _("The team of the case")
    PRIVATE = "private", _("Only I")


class IssueCode(OrganizationOwned):
    """An issue code of the organization's own, beside those of the vocabulary `issue_codes`."""

    key = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "key"], name="review_code_key")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def audit_label(self) -> str:
        return self.key


class PageNote(OrganizationOwned):
    """What somebody noted on a page, at a rectangle of its image and, where words are, at them.

    Pages are named by document and number: a document that is read again gets new pages. Offsets
    are of the text as read and hold only while `quote` still stands there. Without a rectangle the
    note is on the page as a whole. Removed notes are kept for their author.
    """

    document = OwnedForeignKey(Document, on_delete=models.PROTECT, related_name="page_notes")
    number = models.PositiveIntegerField(help_text="page of the document, from 1")
    x0 = models.FloatField(null=True, blank=True, help_text="fractions of the upright image")
    y0 = models.FloatField(null=True, blank=True)
    x1 = models.FloatField(null=True, blank=True)
    y1 = models.FloatField(null=True, blank=True)
    drawn = models.BooleanField(default=False, help_text="the rectangle is a person's")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True, help_text="the words there, as read")
    text = models.TextField(blank=True)
    color = models.CharField(max_length=10, choices=Color.choices, default=Color.BLUE)
    codes = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="issue codes"
    )
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.CASE
    )
    author = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "number", "y0", "written_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(x0=None, y0=None, x1=None, y1=None)
                | Q(x0__gte=0, y0__gte=0, x1__lte=1, y1__lte=1, x0__lt=F("x1"), y0__lt=F("y1")),
                name="review_note_spot",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end")),
                name="review_note_span",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "document", "number"], name="review_note_page")
        ]

    def __str__(self) -> str:
        return f"note on page {self.number}"

    @property
    def audit_label(self) -> str:
        return f"note on page {self.number}"

    @property
    def audit_case_id(self) -> UUID:
        return self.document.case_id  # type: ignore[no-any-return]

    @property
    def spot(self) -> Spot | None:
        """The rectangle, or nothing for a note on the whole page."""
        if self.x0 is None or self.y0 is None or self.x1 is None or self.y1 is None:
            return None
        return Spot(self.x0, self.y0, self.x1, self.y1)
