"""What the commons share: entries with their source, changes of them, corrections from outside.

The commons (units, directory and what else the public reads) belong to no organization. An entry
says where it comes from, how sure that is and when somebody looked; it is changed by a `Change`
that a second editor approves, and nothing is ever deleted: what no longer stands is withdrawn.
"""

from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.lib.ids import uuid7

E = TypeVar("E", bound=models.Model, covariant=True)


class Mark(models.TextChoices):
    """How sure a statement is. What is unverified says so on the page and drives nothing."""

    VERIFIED = "verified", _("confirmed by the office itself or an official record")
    REPORTED = "reported", _("reported by somebody else, with the source")
    UNVERIFIED = "unverified", _("not confirmed yet")


class EntryQuerySet(models.QuerySet[E]):
    """Conditions that every kind of entry shares."""

    def standing(self) -> Self:
        """Without what was withdrawn: what a public page shows."""
        return self.filter(withdrawn=False)

    def sourced(self) -> Self:
        """Those that may drive a figure: somebody named a source for them."""
        return self.standing().exclude(mark=Mark.UNVERIFIED)


class EntryManager(models.Manager[E]):
    """The conditions, from the model itself."""

    def get_queryset(self) -> EntryQuerySet[E]:
        return EntryQuerySet(self.model, using=self._db)

    def standing(self) -> EntryQuerySet[E]:
        """Without what was withdrawn: what a public page shows."""
        return self.get_queryset().standing()

    def sourced(self) -> EntryQuerySet[E]:
        """Those that may drive a figure: somebody named a source for them."""
        return self.get_queryset().sourced()


class Entry(models.Model):
    """One statement of the commons. `key` is stable, unique in its table and never reused."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=160, unique=True)
    source = models.CharField(
        _("Source"), max_length=300, help_text=_("Who says so: an office, a newspaper, a report.")
    )
    source_url = models.URLField(_("Address of the source"), max_length=500, blank=True)
    mark = models.CharField(
        _("How sure it is"), max_length=12, choices=Mark.choices, default=Mark.UNVERIFIED
    )
    checked = models.DateField(_("Checked on"), null=True, blank=True)
    withdrawn = models.BooleanField(
        _("Withdrawn"), default=False, help_text=_("It no longer stands; its history stays.")
    )

    objects: ClassVar[EntryManager[Self]] = EntryManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the derived columns brought up to date."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Recompute what follows from other columns, such as a search text; bulk writes call it."""

    @property
    def called(self) -> str:
        """What editors call it in a list."""
        return str(getattr(self, "name", "") or getattr(self, "title", "") or self.key)

    @property
    def unverified(self) -> bool:
        """Nobody confirmed it: it is shown with that word and counts in no figure."""
        return self.mark == Mark.UNVERIFIED


class Correction(models.Model):
    """What somebody outside wrote about a page. No address of a machine is kept.

    The reply address is erased when the correction is closed.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        DECLINED = "declined", _("declined")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.CharField(max_length=30)
    page = models.CharField(max_length=160, blank=True, help_text="key of the page's entry")
    address = models.CharField(max_length=300, help_text="path of the page it was sent from")
    text = models.TextField()
    where = models.TextField(blank=True, help_text="where it can be checked")
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="en")
    sent_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    note = models.TextField(blank=True, help_text="what the editors did, or why not")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "id"]
        indexes = [models.Index(fields=["room", "page", "sent_at"], name="editing_correction_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", closed_at__isnull=True)
                | (~Q(state="waiting") & Q(closed_at__isnull=False, reply_to="")),
                name="editing_correction_closed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.page}"


class Change(models.Model):
    """A proposed or made change of one entry: only the fields that differ, before and after.

    `old` is empty for a new entry. A change by the shipped content has no proposer; one that
    waits is a conflict with what people wrote.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for a second person")
        MADE = "made", _("made")
        DECLINED = "declined", _("declined")
        TAKEN_BACK = "taken_back", _("taken back by who proposed it")

    class Origin(models.TextChoices):
        PERSON = "person", _("an editor")
        SHIPPED = "shipped", _("content that comes with Reopen")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=160)
    page = models.CharField(max_length=160, help_text="key of the entry on whose page it stands")
    old = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    new = models.JSONField(encoder=DjangoJSONEncoder)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    why = models.TextField(blank=True, help_text="a note for the second editor")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.PERSON)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="why it was declined or undone")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )
    correction = models.ForeignKey(
        Correction, on_delete=models.PROTECT, null=True, related_name="changes"
    )

    class Meta:
        ordering = ["proposed_at", "id"]
        indexes = [
            models.Index(fields=["room", "page"], name="editing_change_page"),
            models.Index(fields=["state", "room"], name="editing_change_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed_by__isnull=True)
                | Q(decided_by__isnull=True)
                | Q(state="taken_back")
                | Q(undoes__isnull=False)
                | ~Q(proposed_by=models.F("decided_by")),
                name="editing_change_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="editing_change_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.kind} {self.key}"

    @property
    def audit_label(self) -> str:
        return f"{self.room}: {self.key}"


class Shipped(models.Model):
    """What the shipped content last said of an entry, so that people's edits are told apart."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=160)
    values = models.JSONField(encoder=DjangoJSONEncoder)
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "shipped"
        constraints = [
            models.UniqueConstraint(fields=["room", "kind", "key"], name="editing_shipped_once")
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.kind} {self.key}"
