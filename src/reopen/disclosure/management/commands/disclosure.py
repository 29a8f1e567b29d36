"""`reopen disclosure compare`: the prosecution's side against what the defense was given."""

import time
from collections import Counter
from typing import Any
from uuid import UUID

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actor import Actor
from reopen.accounts.commands import acting, take_organization
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.disclosure.access import visible_comparisons
from reopen.disclosure.actions import start_comparison
from reopen.disclosure.models import Comparison, Finding
from reopen.disclosure.outcome import Outcome, outcomes
from reopen.disclosure.queries import hard_to_read, unread_pages
from reopen.documents.access import visible_sources
from reopen.documents.models import Source
from reopen.kernel.commands import Document as Answer
from reopen.kernel.commands import ReopenCommand
from reopen.kernel.jobs import work


class Command(ReopenCommand):
    help = "Compare the prosecution's file with what the defense was given, page by page."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        compare = self.part(parser, "compare", "Say of every page what became of it.")
        compare.add_argument("--case", required=True, metavar="NUMBER")
        for side in ("prosecution", "defense"):
            help_text = f"sources on the {side}'s side, by name"
            compare.add_argument(
                f"--{side}", required=True, nargs="+", metavar="SOURCE", help=help_text
            )
        take_organization(compare)

    def answer(self, *, part: str, **options: Any) -> Answer:
        begun = time.monotonic()
        with acting(options) as actor:
            case = _case(actor, options["case"])
            sides = {
                side: [_source(actor, case, name) for name in options[side]]
                for side in ("prosecution", "defense")
            }
            unread = unread_pages(actor, [*sides["prosecution"], *sides["defense"]])
            hard = hard_to_read(actor, sides["defense"]).count()
            comparison = start_comparison(actor, case, **sides).pk
        if unread:
            self.progress(f"{unread} pages are not read yet and are left out.")
        if hard:
            self.progress(
                f"{hard} pages of the defense's side could hardly be read; what stands on them may "
                "be called not found."
            )
        self._wait(options, comparison)
        with acting(options) as actor:
            return self._told(actor, comparison, begun)

    def words(self, document: Answer) -> str:
        rows = (
            f"{row['status']:<10} {row['path']}, page {row['page']}" for row in document["pages"]
        )
        counted = ", ".join(f"{n} {status}" for status, n in document["summary"].items())
        return "\n".join([*rows, f"{counted}."])

    def _wait(self, options: dict[str, Any], comparison: UUID) -> None:
        """Work the queues in this process until the run is over."""
        told = ""

        def over() -> bool:
            nonlocal told
            with acting(options) as actor:
                row = visible_comparisons(actor).get(pk=comparison)
            sentence = f"{row.get_state_display()}: {row.pages_done} of {row.pages_all} pages."
            if sentence != told:
                told = sentence
                self.progress(sentence)
            return row.is_over

        work(until=over)

    def _told(self, actor: Actor, comparison: UUID, begun: float) -> Answer:
        row = visible_comparisons(actor).get(pk=comparison)
        if row.state == Comparison.State.FAILED:
            raise CommandError("The comparison stopped; what was worked out so far is kept.")
        record("disclosure.reported", actor, Target.of(row), {"form": "json"})
        pages = [_page(outcome) for outcome in outcomes(actor, row)]
        counted = Counter(page["status"] for page in pages)
        return {
            "pages": pages,
            "summary": {status: counted.get(status, 0) for status in Finding.values},
            "seconds": round(time.monotonic() - begun, 3),
            "comparison": str(row.pk),
            "method": row.method,
        }


def _case(actor: Actor, number: str) -> Case:
    case = visible_cases(actor).filter(number=number).first()
    if case is None:
        raise CommandError(f"There is no case {number!r}.")
    return case


def _source(actor: Actor, case: Case, name: str) -> Source:
    source = visible_sources(actor).filter(case=case, name=name).first()
    if source is None:
        raise CommandError(f"There is no source {name!r} in case {case.number}.")
    return source


def _page(outcome: Outcome) -> Answer:
    page = outcome.page
    return {
        "path": page.document.path,
        "page": page.number,
        "status": outcome.status,
        "matches": [
            {
                "path": match.right.document.path,
                "page": match.right.number,
                "similarity": round(match.similarity, 4),
                "coverage": round(match.coverage, 4),
                "probability": round(match.probability, 4),
                "source": match.right.document.source.name,
            }
            for match in outcome.matches
        ]
        + [
            {
                "path": other.document.path,
                "page": other.number,
                "similarity": None,
                "coverage": None,
                "probability": None,
                "source": other.document.source.name,
            }
            for other in outcome.chosen  # a person laid it beside the page
        ],
        "differences": [
            {
                "kind": each.kind,
                "left": each.left_text,
                "right": each.right_text,
                "certainty": each.certainty,
            }
            for each in outcome.differences
        ],
        "source": page.document.source.name,
    }
