"""Commands that work in one organization: --org and --as."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import NotAMember, acting_as_member, acting_as_system


def take_organization(parser: CommandParser) -> None:
    """Add --org and --as to a parser."""
    parser.add_argument("--org", required=True, metavar="ORG", help="the organization")
    parser.add_argument(
        "--as",
        dest="as_email",
        metavar="EMAIL",
        help="who acts; by default the installation itself, and the audit log says so",
    )


def find_organization(slug: str) -> Organization:
    """The organization of that name, or one clear sentence."""
    found = Organization.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no organization {slug!r}.")
    return found


@contextmanager
def acting(options: dict[str, Any]) -> Iterator[Actor]:
    """Enter the organization of --org, as the person of --as or as the installation itself."""
    organization = find_organization(options["org"])
    email = options.get("as_email")
    if not email:
        with acting_as_system(organization) as actor:
            yield actor
        return
    user = User.objects.filter(email__iexact=email).first() or User()
    try:
        with acting_as_member(user, organization.slug, origin="console") as actor:
            yield actor
    except NotAMember as stranger:
        raise CommandError(f"{email} has no role in {organization.slug}.") from stranger
