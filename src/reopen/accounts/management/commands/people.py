"""`reopen people`: who works where, from the console."""

import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actions import add_person, invite
from reopen.accounts.commands import acting, take_organization
from reopen.accounts.mails import invitation_link
from reopen.accounts.models import User
from reopen.accounts.queries import people
from reopen.accounts.roles import ROLES
from reopen.kernel.commands import Document, ReopenCommand

SITE = "http://localhost:8000"


class Command(ReopenCommand):
    help = "People of an organization: add, invite, list."
    group = "People"

    def options(self, parser: CommandParser) -> None:
        add = self.part(
            parser, "add", "Give a person a role at once, with a new or existing account."
        )
        add.add_argument("--name", default="", help="full name of a new person")
        add.add_argument(
            "--password-stdin", action="store_true", help="read a new account's password"
        )
        asked = self.part(parser, "invite", "Send an invitation by mail.")
        asked.add_argument("--site", default=SITE, help="where this site is reached")
        for part in (add, asked):
            part.add_argument("--email", required=True)
            part.add_argument("--role", required=True, choices=list(ROLES))
            take_organization(part)
        take_organization(self.part(parser, "list", "List who has a role today."))

    def answer(self, **options: Any) -> Document:
        with acting(options) as actor:
            if options["part"] == "list":
                return {"people": [_row(row) for row in people(actor)]}
            if options["part"] == "add":
                membership = add_person(actor, _account(options), role=options["role"])
                return {"person": membership.user.email, "role": membership.role}
            email, role = options["email"], options["role"]
            sent = invite(actor, email=email, role=role, site=options["site"])
            return {"invited": sent.email, "link": invitation_link(actor, sent, options["site"])}

    def words(self, document: Document) -> str:
        if "people" in document:
            return "\n".join(
                f"{p['name']:<28} {p['role']:<14} {p['email']}" for p in document["people"]
            )
        return super().words(document)


def _row(membership: Any) -> dict[str, str]:
    user = membership.user
    return {"email": user.email, "name": user.get_full_name(), "role": membership.role}


def _account(options: dict[str, Any]) -> User:
    """The account with that address, or a new one, not saved yet."""
    email = options["email"].lower()
    found = User.objects.filter(email__iexact=email).first()
    if found:
        if options["password_stdin"]:
            raise CommandError(f"{email} has an account; its password is not changed from here.")
        return found
    user = User(email=email, name=options["name"])
    if options["password_stdin"]:
        password = sys.stdin.readline().rstrip("\n")
        validate_password(password, user)
        user.set_password(password)
    else:
        user.set_unusable_password()
    return user
