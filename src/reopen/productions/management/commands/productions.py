"""`reopen productions`: check a PDF, take a load file in, make a production, FollowTheMoney."""

import json
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actor import Actor
from reopen.accounts.commands import acting, take_organization
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.documents.vocabularies import SOURCE_KINDS
from reopen.kernel.commands import Document, ReopenCommand
from reopen.lib.redaction import CheckFailed, Report, check_pdf
from reopen.productions.carrying import bring_in, carry_out
from reopen.productions.ftm import entities
from reopen.productions.in_words import in_words
from reopen.productions.sentences import why_unchecked


class Command(ReopenCommand):
    help = "In and out for court: check PDFs, load files, productions, entities."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        check = self.part(parser, "check", "What can be lifted off a PDF; nothing is kept.")
        check.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        bring = self.part(parser, "import", "Take a volume with load files into a case.")
        bring.add_argument("--source", required=True, metavar="NAME", help="whose file it is")
        bring.add_argument("--kind", default="other", choices=list(SOURCE_KINDS))
        bring.add_argument("path", type=Path, metavar="ZIP_OR_FOLDER")
        carry = self.part(parser, "make", "Number, redact and pack documents of a case.")
        carry.add_argument("--name", required=True)
        carry.add_argument("--prefix", required=True, help="of the Bates numbers")
        carry.add_argument("--start", type=int, default=1)
        carry.add_argument("--width", type=int, default=6, help="digits")
        carry.add_argument("--form", choices=("pdf", "tiff"), default="pdf")
        carry.add_argument("--source", metavar="NAME", help="only documents of this source")
        carry.add_argument("--out", required=True, type=Path, metavar="FILE")
        ftm = self.part(parser, "ftm", "FollowTheMoney entities, one JSON object a line.")
        for part in (bring, carry, ftm):
            part.add_argument("--case", required=True, metavar="NUMBER")
            take_organization(part)

    def answer(self, *, part: str, **options: Any) -> Document:
        work: dict[str, Any] = {
            "check": self._check,
            "import": self._import,
            "make": self._make,
            "ftm": self._ftm,
        }
        answer: Document = work[part](options)
        return answer

    def failure(self, document: Document) -> str:
        if document.get("state") in ("refused", "failed", "stopped"):
            return "Nothing was taken in." if "problems" in document else "Nothing goes out."
        if any(not file["may_go_out"] for file in document.get("files", [])):
            return "Do not send what is named above."
        return ""

    def words(self, document: Document) -> str:
        if "entities" in document:
            return "\n".join(json.dumps(one, ensure_ascii=False) for one in document["entities"])
        return in_words(document)

    def _check(self, options: dict[str, Any]) -> Document:
        return {"files": [_checked(path) for path in options["paths"]]}

    def _import(self, options: dict[str, Any]) -> Document:
        with acting(options) as actor:
            case = _case(actor, options["case"])
        if not options["path"].exists():
            raise CommandError(f"There is no file or folder {options['path']}.")
        return bring_in(
            lambda: acting(options), case, options["path"],
            source=options["source"], kind=options["kind"], say=self.progress,
        )  # fmt: skip

    def _make(self, options: dict[str, Any]) -> Document:
        with acting(options) as actor:
            case = _case(actor, options["case"])
        return carry_out(lambda: acting(options), case, options, say=self.progress)

    def _ftm(self, options: dict[str, Any]) -> Document:
        with acting(options) as actor:
            case = _case(actor, options["case"])
            record("case.exported_ftm", actor, Target.of(case), {"form": "ftm"})
            return {"entities": list(entities(actor, case))}


def _case(actor: Actor, number: str) -> Case:
    case = visible_cases(actor).filter(number=number).first()
    if case is None:
        raise CommandError(f"There is no case {number!r}.")
    return case


def _checked(path: Path) -> Document:
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    try:
        report = check_pdf(path)
    except CheckFailed as error:
        return {
            "path": str(path),
            "may_go_out": False,
            "failed": why_unchecked(error.reason),
            "findings": [],
        }
    return {
        "path": str(path),
        "pages": report.pages,
        "may_go_out": report.may_go_out,
        "findings": _findings(report),
    }


def _findings(report: Report) -> list[Document]:
    return [
        {
            "what": one.what.value, "bad": one.what.is_bad, "page": one.page, "text": one.text,
            "box": [one.spot.x0, one.spot.y0, one.spot.x1, one.spot.y1],
            "sentence": one.what.sentence,
        }
        for one in report.findings
    ]  # fmt: skip
