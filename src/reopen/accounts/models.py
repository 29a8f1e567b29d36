"""Organizations, users, memberships with an end, invitations."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reopen.accounts.roles import ROLES
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey, OwnedManager
from reopen.kernel.scope import current_scope
from reopen.lib.ids import uuid7


class Organization(models.Model):
    """An organization on this installation. Its name is no secret; everything below it is."""

    class Kind(models.TextChoices):
        INNOCENCE = "innocence", _("Innocence organization")
        UNIT = "unit", _("Conviction integrity unit")
        NETWORK = "network", _("Network office")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.INNOCENCE)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        return self.slug


class UserManager(BaseUserManager["User"]):
    """Users are found by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What she may do comes only from her memberships."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    language = models.CharField(
        max_length=8, blank=True, default="", help_text="empty: the browser's"
    )
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_ci")]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name as typed, or the e-mail while there is none."""
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def audit_label(self) -> str:
        return self.get_full_name()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def holding(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that hold on the day (today), of users who are not locked out."""
        day = on or timezone.localdate()
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gt=day),
            starts_on__lte=day,
            suspended_at=None,
            user__is_active=True,
        )


class MembershipManager(OwnedManager["Membership"]):
    """The memberships of the current organization."""

    def get_queryset(self) -> MembershipQuerySet:
        rows = MembershipQuerySet(self.model, using=self._db)
        return rows.filter(organization_id=current_scope().organization_id)

    def holding(self, on: date | None = None) -> MembershipQuerySet:
        """Those that hold on the day (today)."""
        return self.get_queryset().holding(on)


class Membership(OrganizationOwned):
    """A person's role in an organization.

    It holds from `starts_on` until the day before `ends_on`: on that day she is out. A role that
    is ended today is therefore over at once.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, help_text="a key of `roles.ROLES`")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    supervisor = OwnedForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[MembershipManager] = MembershipManager()
    # A person's own memberships, before any organization is chosen; the database shows only hers.
    of_user = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"], name="accounts_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="accounts_membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"

    @property
    def audit_label(self) -> str:
        return f"{self.user.get_full_name()}, {self.role}"

    @property
    def holds_today(self) -> bool:
        today = timezone.localdate()
        in_time = self.starts_on <= today and (self.ends_on is None or self.ends_on > today)
        return in_time and self.suspended_at is None

    @property
    def role_label(self) -> str:
        return str(ROLES[self.role].label)


class Invitation(OrganizationOwned):
    """An offer of a membership, sent by e-mail. Only a hash of its secret is kept."""

    email = models.EmailField()
    role = models.CharField(max_length=20, help_text="a key of `roles.ROLES`")
    role_ends_on = models.DateField(null=True, blank=True)
    secret_hash = models.CharField(max_length=64)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "secret_hash"], name="accounts_invitation_secret"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="accounts_invitation_one_end",
            ),
        ]

    # Known only to the process that made the invitation; never stored.
    secret: str = ""

    def __str__(self) -> str:
        return self.email

    @property
    def audit_label(self) -> str:
        return f"invitation as {self.role}"

    @property
    def role_label(self) -> str:
        return str(ROLES[self.role].label)

    @property
    def is_open(self) -> bool:
        return (
            self.accepted_at is None
            and self.withdrawn_at is None
            and self.expires_at > timezone.now()
        )


class ResetQuerySet(models.QuerySet["SecondFactorReset"]):
    def waiting(self) -> "ResetQuerySet":
        """Those that are neither done nor stopped."""
        return self.filter(done_at=None, stopped_at=None)


class ResetManager(OwnedManager["SecondFactorReset"]):
    """The resets of the current organization."""

    def get_queryset(self) -> ResetQuerySet:
        rows = ResetQuerySet(self.model, using=self._db)
        return rows.filter(organization_id=current_scope().organization_id)

    def waiting(self) -> ResetQuerySet:
        """Those that are neither done nor stopped."""
        return self.get_queryset().waiting()


class SecondFactorReset(OrganizationOwned):
    """A lost second factor that will be taken away at `due_at`, unless somebody stops it.

    Of the secret in the mail that tells of it only a hash is kept.
    """

    membership = OwnedForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    begun_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField()
    secret_hash = models.CharField(max_length=64)
    stopped_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ResetManager] = ResetManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "membership"],
                condition=Q(stopped_at=None, done_at=None),
                name="accounts_reset_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(done_at=None), name="accounts_reset_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"reset, due {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def audit_label(self) -> str:
        return str(self.membership.audit_label)

    @property
    def is_waiting(self) -> bool:
        return self.stopped_at is None and self.done_at is None
