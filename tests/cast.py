"""The cast: people with known roles, used by every test.

    def test_a_student_sees_only_assigned_cases(cast: Cast) -> None:
        with acting(cast.stella) as actor:
            ...

People come to life when they are first named, so a test pays only for those it uses; `everyone()`
brings all. All names are made up.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, Membership, Organization, User
from reopen.accounts.tenancy import acting_as_member
from reopen.kernel.scope import organization_scope

PASSWORD = "orchard lantern gravel sonnet"

ORGANIZATIONS = {
    "harbor": ("Harbor Innocence Project", "innocence"),
    "prairie": ("Prairie Innocence Clinic", "innocence"),
    "calder": ("Calder County Conviction Integrity Unit", "unit"),
    "commons": ("Innocence Commons Network Office", "network"),
}


@dataclass(frozen=True)
class Part:
    """One part to play: a name and roles, each as organization:role, the first one's first."""

    name: str
    roles: str
    state: str = ""


PARTS = {
    "dana": Part("Dana Whitlock", "harbor:director"),
    "ada": Part("Ada Pruitt", "harbor:administrator"),
    "alice": Part("Alice Amari", "harbor:attorney"),
    "cora": Part("Cora Nilsen", "harbor:coordinator"),
    "ivan": Part("Ivan Teller", "harbor:investigator"),
    "stella": Part("Stella Marsh", "harbor:student"),
    "colin": Part("Colin Reyes", "harbor:cocounsel"),
    "edith": Part("Edith Okoro", "harbor:expert"),
    "wally": Part("Wally Finch", "harbor:attorney"),  # cases put him behind a wall
    "sue": Part("Sue Lang", "harbor:attorney", "suspended"),
    "fergus": Part("Fergus Hale", "harbor:attorney", "ended"),
    "inga": Part("Inga Moss", "harbor:attorney", "invited"),
    "bettina": Part("Bettina Cole", "harbor:attorney prairie:student"),
    "olga": Part("Olga Brandt", "prairie:attorney"),
    "otto": Part("Otto Lindqvist", "prairie:director"),
    "ursula": Part("Ursula Penn", "calder:attorney"),
    "umberto": Part("Umberto Dale", "calder:director"),
    "nadia": Part("Nadia Brooks", "commons:director"),
    "ned": Part("Ned Falk", "commons:editor"),
}


class Cast:
    """`cast.alice` is a `User`, `cast.harbor` an `Organization`, `cast.inga` an `Invitation`."""

    dana: User
    ada: User
    alice: User
    cora: User
    ivan: User
    stella: User
    colin: User
    edith: User
    wally: User
    sue: User
    fergus: User
    inga: Invitation
    bettina: User
    olga: User
    otto: User
    ursula: User
    umberto: User
    nadia: User
    ned: User
    harbor: Organization
    prairie: Organization
    calder: Organization
    commons: Organization

    def __getattr__(self, name: str) -> object:
        if name in ORGANIZATIONS:
            title, kind = ORGANIZATIONS[name]
            found: object = Organization.objects.create(slug=name, name=title, kind=kind)
        elif name in PARTS:
            found = self._play(name, PARTS[name])
        else:
            raise AttributeError(name)
        setattr(self, name, found)
        return found

    def everyone(self) -> dict[str, User | Invitation]:
        """All of them, by first name."""
        return {name: getattr(self, name) for name in PARTS}

    def home_of(self, user: User) -> Organization:
        """The organization of a person's first role."""
        part = PARTS[user.email.split("@")[0]]
        return getattr(self, part.roles.split(":")[0])  # type: ignore[no-any-return]

    def membership(self, user: User, organization: Organization | None = None) -> Membership:
        """The person's row in her (first) organization; to be used inside its scope."""
        chosen = organization or self.home_of(user)
        with organization_scope(chosen.id):
            return Membership.objects.select_related("user", "organization").get(user=user)

    def _play(self, key: str, part: Part) -> object:
        email = f"{key}@cast.example"
        roles = [role.split(":") for role in part.roles.split()]
        if part.state == "invited":
            with organization_scope(getattr(self, roles[0][0]).id):
                return Invitation.objects.create(
                    email=email,
                    role=roles[0][1],
                    secret_hash="0" * 64,
                    expires_at=timezone.now() + timedelta(days=7),
                )
        user: User = User.objects.create_user(email, PASSWORD, name=part.name)
        today = timezone.localdate()
        for organization, role in roles:
            with organization_scope(getattr(self, organization).id):
                Membership.objects.create(
                    user=user,
                    role=role,
                    starts_on=today - timedelta(days=400),
                    ends_on=today - timedelta(days=1) if part.state == "ended" else None,
                    suspended_at=timezone.now() if part.state == "suspended" else None,
                )
        return user


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of this test."""
    return Cast()


@contextmanager
def acting(user: User, organization: Organization | None = None) -> Iterator[Actor]:
    """Act as this person in the organization (her first by default), as a page would."""
    slug = organization.slug if organization else _home(user)
    with acting_as_member(user, slug) as actor:
        yield actor


def signed_in(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which the person has just signed in."""
    client = Client()
    client.force_login(user)
    now = time.time()
    records = [{"method": "password", "at": now, "email": user.email}]
    if second_factor:
        give_second_factor(user)
        records.append({"method": "mfa", "type": "totp", "at": now})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session.save()
    return client


def give_second_factor(user: User) -> str:
    """Set up an authenticator app for the person unless she has one; returns its secret."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if found:
        return str(found.data["secret"])
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def _home(user: User) -> str:
    return PARTS[user.email.split("@")[0]].roles.split(":")[0]
