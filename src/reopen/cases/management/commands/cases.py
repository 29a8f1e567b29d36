"""`reopen cases`: open a case, list cases, and what rooms above do with one."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from reopen.accounts.commands import acting, take_organization
from reopen.cases.access import visible_cases
from reopen.cases.actions import open_case
from reopen.cases.console import CONSOLE_PARTS
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Cases: open one, list them, take one away."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        add = self.part(parser, "add", "Open a case with its first contact.")
        add.add_argument("--title", required=True, help="usually the applicant's name")
        add.add_argument("--received", type=date.fromisoformat, help="day of the first contact")
        show = self.part(parser, "list", "List the cases that the acting user sees.")
        for more in CONSOLE_PARTS.values():
            made = self.part(parser, more.name, more.help)
            more.options(made)
            take_organization(made)
        for part in (add, show):
            take_organization(part)

    def answer(self, *, part: str, **options: Any) -> Document:
        self._more = CONSOLE_PARTS.get(part)
        if self._more is not None:
            return self._more.answer(options, self.progress)
        with acting(options) as actor:
            if part == "list":
                found = visible_cases(actor)
                return {
                    "cases": [
                        {"case": case.number, "title": case.title, "stage": case.stage}
                        for case in found
                    ]
                }
            received_on = options["received"] or timezone.localdate()
            return {
                "case": open_case(actor, title=options["title"], received_on=received_on).number
            }

    def failure(self, document: Document) -> str:
        return self._more.failure(document) if self._more else ""

    def words(self, document: Document) -> str:
        if self._more is not None:
            return self._more.words(document)
        if "cases" in document:
            return "\n".join(f"{row['case']}  {row['title']}" for row in document["cases"])
        return f"Opened as {document['case']}."
