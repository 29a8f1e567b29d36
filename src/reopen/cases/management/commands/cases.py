"""`reopen cases`: open a case, list cases."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from reopen.accounts.commands import acting, take_organization
from reopen.cases.access import visible_cases
from reopen.cases.actions import open_case
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Cases: open one, list them."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        add = self.part(parser, "add", "Open a case with its first contact.")
        add.add_argument("--title", required=True, help="usually the applicant's name")
        add.add_argument("--received", type=date.fromisoformat, help="day of the first contact")
        show = self.part(parser, "list", "List the cases that the acting user sees.")
        for part in (add, show):
            take_organization(part)

    def answer(self, *, part: str, **options: Any) -> Document:
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

    def words(self, document: Document) -> str:
        if "cases" in document:
            return "\n".join(f"{row['case']}  {row['title']}" for row in document["cases"])
        return f"Opened as {document['case']}."
