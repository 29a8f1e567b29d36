"""`reopen bulletin load`: brings the resources up to the content shipped."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from reopen.bulletin.actions.loading import load_resources
from reopen.bulletin.content import ContentError
from reopen.editing.shipping import as_json
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Resources: load the content that comes with Reopen (may be run again at any time)."

    def options(self, parser: CommandParser) -> None:
        self.part(parser, "load", "bring the resources up to the content; people's edits stay")

    def answer(self, **_options: Any) -> Document:
        try:
            return {"kinds": as_json(load_resources())}
        except (ContentError, ValidationError) as error:
            raise CommandError(str(error)) from error

    def words(self, document: Document) -> str:
        (one,) = document["kinds"]
        return (
            f"{one['entries']} resources in the content, {one['created']} new, "
            f"{one['changed']} changed, {one['withdrawn']} withdrawn, "
            f"{len(one['conflicts'])} kept as people changed them."
        )
