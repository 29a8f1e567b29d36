"""`reopen productions ftm`: a case as FollowTheMoney JSON lines."""

import json
from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.commands import acting, take_organization
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.kernel.commands import Document, ReopenCommand
from reopen.productions.ftm import entities


class Command(ReopenCommand):
    help = "Take a case away in forms that other programs read."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        ftm = self.part(parser, "ftm", "FollowTheMoney entities, one JSON object a line.")
        ftm.add_argument("--case", required=True, metavar="NUMBER")
        take_organization(ftm)

    def answer(self, *, part: str, **options: Any) -> Document:
        with acting(options) as actor:
            case = visible_cases(actor).filter(number=options["case"]).first()
            if case is None:
                raise CommandError(f"There is no case {options['case']!r}.")
            record("case.exported_ftm", actor, Target.of(case), {"form": "ftm"})
            return {"entities": list(entities(actor, case))}

    def words(self, document: Document) -> str:
        return "\n".join(json.dumps(each, ensure_ascii=False) for each in document["entities"])
