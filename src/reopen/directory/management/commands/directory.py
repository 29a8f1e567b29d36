"""`reopen directory load`: brings the organizations that help up to the content shipped."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from reopen.directory.actions import load_directory
from reopen.directory.content import ContentError
from reopen.editing.shipping import as_json
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Who helps: load the content that comes with Reopen (may be run again at any time)."

    def options(self, parser: CommandParser) -> None:
        self.part(parser, "load", "bring the directory up to the content; people's edits stay")

    def answer(self, **_options: Any) -> Document:
        try:
            return {"kinds": as_json(load_directory())}
        except (ContentError, ValidationError) as error:
            raise CommandError(str(error)) from error

    def words(self, document: Document) -> str:
        return "\n".join(
            f"{one['kind']}: {one['entries']} in the content, {one['created']} new, "
            f"{one['changed']} changed, {one['withdrawn']} withdrawn, "
            f"{len(one['conflicts'])} kept as people changed them."
            for one in document["kinds"]
        )
