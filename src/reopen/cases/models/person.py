"""People of an organization's cases: names, numbers, and where they are held."""

from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.cases.models.case import Case
from reopen.kernel.fields import PartialDateField
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey


class Person(OrganizationOwned):
    """Somebody in one or more cases of the organization. Named by people, never by a machine."""

    name = models.CharField(max_length=200, help_text="as it should be written")
    sort_key = models.CharField(max_length=200, editable=False)
    born = PartialDateField()
    died = PartialDateField()
    language = models.CharField(max_length=40, blank=True)
    contact = models.TextField(blank=True, help_text="address and telephone outside prison")
    contact_caution = models.TextField(
        blank=True, help_text="what to mind before any contact: safety, monitored channels, wishes"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["organization", "sort_key"], name="cases_person_sort")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return "person"


class OtherName(OrganizationOwned):
    """A variant, alias or former name of a person."""

    class Kind(models.TextChoices):
        VARIANT = "variant", _("spelling variant")
        ALIAS = "alias", _("alias or nickname")
        FORMER = "former", _("former name")

    person = OwnedForeignKey(Person, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.VARIANT)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "person", "name"], name="cases_othername_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(OrganizationOwned):
    """A number that somebody gave a person: never without its kind and its issuer."""

    person = OwnedForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=40, help_text="key of the vocabulary identifier_kinds")
    issuer = models.CharField(max_length=200)
    value = models.CharField(max_length=60)
    value_key = models.CharField(max_length=60, editable=False, help_text="letters and digits only")

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "person", "kind", "issuer", "value_key"],
                name="cases_identifier_once",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "value_key"], name="cases_identifier_value")
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.issuer})"


class Participant(OrganizationOwned):
    """A person's role in a case."""

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="participants")
    person = OwnedForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=40, help_text="key of the vocabulary participant_roles")
    since = PartialDateField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "case", "person", "role"], name="cases_participant_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"

    @property
    def audit_label(self) -> str:
        return f"participant as {self.role}"


class FacilityStay(OrganizationOwned):
    """Where a person is or was held. A transfer ends one stay and begins the next."""

    person = OwnedForeignKey(Person, on_delete=models.CASCADE, related_name="stays")
    prison = models.ForeignKey(
        "places.Prison", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=200, blank=True, help_text="where it is not in the list")
    since = PartialDateField()
    until = PartialDateField()

    class Meta:
        ordering = ["-since__earliest", "-id"]

    def __str__(self) -> str:
        return str(self.prison or self.place)

    @property
    def audit_case_id(self) -> UUID | None:
        return None
