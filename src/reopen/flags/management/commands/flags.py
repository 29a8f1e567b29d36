"""`reopen flags`: search a case's pages, and measure the rules on texts somebody labelled."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.commands import acting, take_organization
from reopen.cases.access import visible_cases
from reopen.flags.access import visible_searches
from reopen.flags.actions import start_search
from reopen.flags.lexicons import in_force
from reopen.flags.models import FlagSearch
from reopen.flags.queries import coverage_of, flags_of
from reopen.kernel.commands import Document as Answer
from reopen.kernel.commands import ReopenCommand
from reopen.kernel.jobs import work
from reopen.lib.flags import LexiconError, read_lexicon, shipped_text
from reopen.lib.flags.evaluation import EvaluationError, evaluate


class Command(ReopenCommand):
    help = "Search a case for passages a person should read, and measure the rules."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        search = self.part(parser, "search", "Search the pages of a case that are new.")
        search.add_argument("--case", required=True, metavar="NUMBER")
        take_organization(search)
        measure = self.part(parser, "evaluate", "Precision and recall of every rule on texts.")
        measure.add_argument("folder", type=Path, help="texts (*.txt) and labels.csv")
        measure.add_argument("--lexicon", type=Path, help="its text; else the shipped one")
        measure.add_argument("--half", choices=("tune", "test"), help="only this part of the set")

    def answer(self, *, part: str, **options: Any) -> Answer:
        return self._search(options) if part == "search" else self._evaluate(options)

    def words(self, document: Answer) -> str:
        if "rules" in document:
            lines = [f"{document['set']}: {document['texts']} texts, lexicon {document['lexicon']}"]
            lines += [_measured(name, row) for name, row in document["rules"].items()]
            return "\n".join([*lines, f"{document['texts_per_second']} texts a second"])
        lines = [f"{number:>6}  {rule}" for rule, number in document["flags"].items()]
        lines += [f"{name}: {number}" for name, number in document["pages"].items()]
        return "\n".join([*lines, "No flag does not mean no problem."])

    def _search(self, options: dict[str, Any]) -> Answer:
        with acting(options) as actor:
            case = visible_cases(actor).filter(number=options["case"]).first()
            if case is None:
                raise CommandError(f"There is no case {options['case']!r}.")
            run = start_search(actor, case).pk

        def over() -> bool:
            with acting(options) as actor:
                return visible_searches(actor).get(pk=run).is_over

        work(until=over)
        with acting(options) as actor:
            if visible_searches(actor).get(pk=run).state == FlagSearch.State.FAILED:
                raise CommandError("The search stopped; what was searched so far is kept.")
            found = Counter(flags_of(actor, case).values_list("rule", flat=True))
            pages = coverage_of(actor, case, in_force())
            return {"case": case.number, "flags": dict(sorted(found.items())), "pages": vars(pages)}

    def _evaluate(self, options: dict[str, Any]) -> Answer:
        try:
            chosen: Path | None = options["lexicon"]
            lexicon = read_lexicon(chosen.read_text("utf-8") if chosen else shipped_text())
            return evaluate(options["folder"], lexicon, half=options["half"] or "")
        except (LexiconError, EvaluationError, OSError) as error:
            raise CommandError(str(error)) from error


def _measured(name: str, row: dict[str, Any]) -> str:
    def share(value: float | None) -> str:
        return "   -" if value is None else f"{value:4.2f}"

    return (
        f"{name:<38} precision {share(row['precision'])}  recall {share(row['recall'])}  "
        f"right {row['right']}, wrong {row['wrong']}, missed {row['missed']}"
    )
