"""What the machine read: names with their places. They are nobody until a person says who."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from reopen.cases.models import Case
from reopen.documents.models import Page
from reopen.figures.models.figure import Figure, FigureKind
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from reopen.lib.mentions import Ground


class FoundGround(models.TextChoices):
    """Why the words were taken for a name."""

    TITLE = Ground.TITLE.value, _("a title stands before it")
    FORM = Ground.FORM.value, _("written as in a form")
    GIVEN_NAME = Ground.GIVEN_NAME.value, _("begins with a given name")
    INITIAL = Ground.INITIAL.value, _("initials and a name")
    SUFFIX = Ground.SUFFIX.value, _("ends as names of offices and companies do")
    SURNAME = Ground.SURNAME.value, _("a surname that is written out elsewhere")


class NamesPage(OrganizationOwned):
    """That a page was looked through: which revision, with which method and which surnames."""

    page = OwnedForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    method = models.CharField(max_length=20)
    known = models.CharField(max_length=64, help_text="hash of the surnames known then")

    class Meta:
        ordering = ["page"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "page"], name="figures_page_once")
        ]

    def __str__(self) -> str:
        return f"looked through with method {self.method}"

    @property
    def audit_case_id(self) -> UUID:
        return self.page.audit_case_id  # type: ignore[no-any-return]


class FoundName(OrganizationOwned):
    """A name in the text of a page as read. It goes and comes with the text.

    `key` is what names written alike share (`lib.mentions.key_of`). `figure` follows from what
    people said (`settling.settle`) and is never set by the search itself.
    """

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    page = OwnedForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=FigureKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    name = models.TextField(help_text="without title and badge")
    key = models.TextField()
    title = models.TextField(blank=True)
    badge = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=12, choices=FoundGround.choices)
    figure = OwnedForeignKey(
        Figure, on_delete=models.SET_NULL, null=True, blank=True, related_name="found"
    )

    class Meta:
        ordering = ["page", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "page", "start"], name="figures_found_once"
            )
        ]
        indexes = [
            models.Index(fields=["organization", "case", "kind", "key"], name="figures_found_key")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return f"name on {self.page.audit_label}"
