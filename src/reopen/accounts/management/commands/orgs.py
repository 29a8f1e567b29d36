"""`reopen orgs`: the organizations of this installation."""

from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actions import add_organization
from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Organizations: add one, list them."
    group = "People"

    def options(self, parser: CommandParser) -> None:
        add = self.part(parser, "add", "Add an organization.")
        add.add_argument("slug", help="short name in addresses, such as harbor")
        add.add_argument("name", help="full name")
        add.add_argument("--kind", choices=Organization.Kind.values, default="innocence")
        self.part(parser, "list", "List the organizations.")

    def answer(self, **options: Any) -> Document:
        if options["part"] == "list":
            found = Organization.objects.all()
            return {"orgs": [{"org": o.slug, "name": o.name, "kind": o.kind} for o in found]}
        new = Organization(slug=options["slug"], name=options["name"], kind=options["kind"])
        if Organization.objects.filter(slug=new.slug).exists():
            raise CommandError(f"There is an organization {new.slug!r} already.")
        with acting_as_system(new) as actor:
            add_organization(actor, new)
        return {"org": new.slug}

    def words(self, document: Document) -> str:
        if "orgs" in document:
            return "\n".join(
                f"{o['org']:<20} {o['kind']:<10} {o['name']}" for o in document["orgs"]
            )
        return f"Added. Its address is /o/{document['org']}/."
