"""Organizations and the people in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from reopen.accounts.models import Membership, Organization, User
from reopen.kernel.scope import organization_scope
from reopen.lib.yaml_text import read_yaml

PASSWORD = "quiet lantern over gravel"  # noqa: S105 - the demo world is open to everybody
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Account:
    """A way in that the start page of the demo names."""

    email: str
    name: str
    role: str
    organization: str


def build_people() -> list[Account]:
    """Make the organizations and their people; returns who can sign in."""
    told = read_yaml((_HERE / "organizations.yaml").read_text("utf-8"))
    return [account for entry in told for account in _organization(entry)]


def email_of(key: str) -> str:
    """The address of a person of the demo world."""
    return f"{key}@demo.example"


def _organization(entry: dict[str, Any]) -> Iterator[Account]:
    organization, _ = Organization.objects.get_or_create(
        slug=entry["slug"], defaults={"name": entry["name"], "kind": entry["kind"]}
    )
    made: dict[str, Membership] = {}
    for person in entry["people"]:
        user = _user(person)
        with organization_scope(organization.id):
            made[person["key"]] = _membership(user, person, made)
        yield Account(user.email, user.name, made[person["key"]].role_label, entry["name"])


def _user(person: dict[str, Any]) -> User:
    email = email_of(person["key"])
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, PASSWORD, name=person["name"])


def _membership(user: User, person: dict[str, Any], made: dict[str, Membership]) -> Membership:
    supervisor = made.get(person.get("supervisor", ""))
    membership, _ = Membership.objects.get_or_create(
        user=user,
        defaults={
            "role": person["role"],
            "supervisor": supervisor,
            "starts_on": timezone.localdate() - timedelta(days=1500),
        },
    )
    return membership
