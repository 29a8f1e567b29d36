"""The base of every `reopen` command: one document out, progress aside, an honest exit status.

    class Command(ReopenCommand):
        help = "…"
        group = "People"

        def options(self, parser): ...
        def answer(self, **options) -> Document: ...      # what --json prints
        def words(self, document) -> str: ...             # what a person reads

0 is done, 1 is refused or failed (`CommandError`, one sentence on standard error), 2 is wrong use.
"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

Document = dict[str, Any]


class ReopenCommand(BaseCommand):
    """Prints one JSON document with --json, and words for a person without."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The options of the command; --json goes to each of its parts, or to itself."""
        self._parts: Any = None
        self.options(parser)
        if self._parts is None:
            _take_json(parser)

    def part(self, parser: CommandParser, name: str, help: str) -> CommandParser:  # noqa: A002
        """Add a part, as `add` in `reopen orgs add`; its name arrives as the option `part`."""
        if self._parts is None:
            self._parts = parser.add_subparsers(dest="part", required=True, metavar="WHAT")
        made: CommandParser = self._parts.add_parser(name, help=help, description=help)
        _take_json(made)
        return made

    def options(self, parser: CommandParser) -> None:
        """Declare what can be typed."""

    def answer(self, *_args: Any, **options: Any) -> Document:
        """Do it and say what was done, as a JSON object."""
        raise NotImplementedError

    def words(self, document: Document) -> str:
        """The same for a person."""
        return "\n".join(f"{name}: {value}" for name, value in document.items())

    def failure(self, document: Document) -> str:
        """Why an answer that is printed is a failure all the same, in a sentence; empty if not."""
        return ""

    def progress(self, sentence: str) -> None:
        """Say what is going on, on standard error."""
        self.stderr.write(sentence, self.style.NOTICE)
        self.stderr.flush()

    def handle(self, *_args: str, **options: Any) -> None:
        """Answer, print, and fail when the answer is a failure."""
        document = self.answer(**options)
        failure = self.failure(document)
        if options["json"]:
            self.stdout.write(json.dumps(document, ensure_ascii=False))
        else:
            self.stdout.write(self.words(document))
        if failure:
            raise CommandError(failure)


def _take_json(parser: CommandParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")
