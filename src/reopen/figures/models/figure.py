"""Whom people say a name in the file means. Every step of it is kept and can be undone."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.models import Membership
from reopen.cases.models import Case, Person
from reopen.documents.models import Document
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.mentions import Kind


class FigureKind(models.TextChoices):
    """What sort of thing has a name."""

    PERSON = Kind.PERSON.value, _("Person")
    ORGANIZATION = Kind.ORGANIZATION.value, _("Organization")


class Figure(OrganizationOwned):
    """Somebody in the file, as a person named her. The machine makes none.

    `top` is the figure it was merged into, directly or through others; empty while it stands for
    itself. `person` is who she is among the people of the case, where somebody said so.
    """

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="figures")
    kind = models.CharField(max_length=12, choices=FigureKind.choices)
    name = models.CharField(max_length=200, help_text="as it should be written")
    note = models.TextField(blank=True)
    person = OwnedForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    top = OwnedForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="below"
    )
    made_by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["organization", "case"], name="figures_figure_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return str(self.kind)


class Step(OrganizationOwned):
    """One thing a person did to a figure: named it, merged others into it, split it off another."""

    class Kind(models.TextChoices):
        NAMED = "named", _("Named")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split off")

    figure = OwnedForeignKey(Figure, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return str(self.kind)

    @property
    def audit_label(self) -> str:
        return str(self.kind)

    @property
    def audit_case_id(self) -> UUID:
        return self.figure.case_id  # type: ignore[no-any-return]


class Naming(OrganizationOwned):
    """A part of a step: names written so mean the figure; with a page, only the one there.

    Of several that stand, a place goes before a way of writing, and the later before the earlier.
    """

    step = OwnedForeignKey(Step, on_delete=models.CASCADE, related_name="namings")
    kind = models.CharField(max_length=12, choices=FigureKind.choices)
    key = models.TextField()
    document = OwnedForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField(null=True, blank=True, help_text="page, from 1")
    start = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document=None, number=None, start=None)
                | Q(document__isnull=False, number__gte=1, start__gte=0),
                name="figures_naming_place",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def audit_case_id(self) -> UUID:
        return self.step.audit_case_id  # type: ignore[no-any-return]


class Merger(OrganizationOwned):
    """A part of a step: another figure is the same as the step's figure."""

    step = OwnedForeignKey(Step, on_delete=models.CASCADE, related_name="mergers")
    other = OwnedForeignKey(Figure, on_delete=models.CASCADE, related_name="mergers")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"merger of {self.other_id}"

    @property
    def audit_case_id(self) -> UUID:
        return self.step.audit_case_id  # type: ignore[no-any-return]


class KeptApart(OrganizationOwned):
    """A person's word that two ways of writing a name do not mean the same; not proposed again."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=FigureKind.choices)
    first = models.TextField(help_text="key; before `second` in the alphabet")
    second = models.TextField(help_text="key")
    by = OwnedForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "kind", "first", "second"],
                condition=Q(undone_at=None),
                name="figures_apart_once",
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="figures_apart_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"

    @property
    def audit_label(self) -> str:
        return "two names kept apart"
