"""`reopen cases export`: the whole case as one ZIP, written straight to a file."""

import hashlib
import os
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actor import Actor
from reopen.accounts.commands import acting
from reopen.accounts.doing import Denied
from reopen.cases.access import visible_cases
from reopen.cases.console import ConsolePart, Say
from reopen.cases.models import Case
from reopen.kernel.commands import Document
from reopen.leaving.actions import note_taken_out
from reopen.leaving.describing import Written
from reopen.leaving.making import Closed, NoRoom, write_case
from reopen.leaving.models import CasePackage


class _Out:
    """A file that counts and hashes what is written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def _options(parser: CommandParser) -> None:
    parser.add_argument("--case", required=True, metavar="NUMBER")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="ZIP to write")


def _export(options: dict[str, Any], say: Say) -> Document:
    """Write it beside its place, note it in the log, and only then give it its name."""
    out: Path = options["out"]
    with acting(options) as actor:
        case = _case(actor, options["case"])
    if not out.parent.is_dir():
        raise CommandError(f"There is no folder {out.parent}.")
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        taken, written = _write(options, case, draft, say)
        with acting(options) as actor:
            note_taken_out(actor, case, sha256=taken.sha256, size=taken.size, written=written)
        draft.replace(out)
    except Closed as closed:
        raise CommandError(str(CasePackage.Reason.CLOSED.label)) from closed
    except NoRoom as full:
        raise CommandError(str(CasePackage.Reason.NO_ROOM.label)) from full
    finally:
        draft.unlink(missing_ok=True)
    return _answer(options, taken, written)


def _case(actor: Actor, number: str) -> Case:
    case = visible_cases(actor).filter(number=number).first()
    if case is None:
        raise CommandError(f"There is no case {number!r}.")
    if not note_taken_out.allowed(actor, case):
        raise Denied(f"{actor.label} may not take a whole case away.")
    return case


def _write(options: dict[str, Any], case: Case, draft: Path, say: Say) -> tuple[_Out, Written]:
    """Durable when it returns, and readable by nobody but who runs the command."""
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - a descriptor
        taken = _Out(file)
        written = write_case(
            lambda: acting(options), case.pk, taken.write, _telling(say), folder=draft.parent
        )
        file.flush()
        os.fsync(file.fileno())
    return taken, written


def _telling(say: Say) -> Any:
    told = -1

    def tell(done: int, steps: int) -> None:
        nonlocal told
        if steps and 10 * done // steps > told:
            told = 10 * done // steps
            say(f"{100 * done // steps} %")

    return tell


def _answer(options: dict[str, Any], taken: _Out, written: Written) -> Document:
    return {
        "file": str(options["out"]),
        "files": written.files,
        "bytes": taken.size,
        "sha256": taken.sha256,
        "records": written.records,
        "documents": written.documents,
        "left_out": len(written.hidden),
        "damaged": written.damaged,
    }


def _words(document: Document) -> str:
    counted = f"{document['documents']} documents, {document['records']} records"
    lines = [
        f"{document['file']}: {counted} in {document['files']} files, {document['bytes']} bytes.",
        f"SHA-256 {document['sha256']}",
    ]
    if document["left_out"]:
        lines.append(f"{document['left_out']} documents are closed to you and were left out.")
    return "\n".join(lines)


def _failure(document: Document) -> str:
    damaged = ", ".join(document["damaged"][:5])
    return f"Missing or damaged, restore them from a backup: {damaged}." if damaged else ""


EXPORT = ConsolePart(
    "export",
    "Write a whole case, with its files, as one ZIP in open formats.",
    _options,
    _export,
    _words,
    _failure,
)
