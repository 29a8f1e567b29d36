"""A volume in from a machine's own disk, and a production out to it: what the command does."""

import shutil
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import CommandError

from reopen.accounts.actor import Actor
from reopen.audit.log import Target, record
from reopen.cases.models import Case
from reopen.documents.access import visible_sources
from reopen.documents.actions import add_source
from reopen.documents.adding import wait_for
from reopen.documents.models import Source
from reopen.documents.storage import file_store
from reopen.kernel.commands import Document as Answer
from reopen.kernel.jobs import work
from reopen.kernel.queues import waiting_jobs
from reopen.lib.loadfiles import Trouble
from reopen.productions import actions, queries
from reopen.productions.actions.loading import receive_import
from reopen.productions.models import LoadImport, Production

Enter = Callable[[], AbstractContextManager[Actor]]
Say = Callable[[str], None]


def bring_in(enter: Enter, case: Case, path: Path, *, source: str, kind: str, say: Say) -> Answer:
    """Send a ZIP, or a folder packed into one, wait until it is in and read; how it ended."""
    with TemporaryFile() as packed:
        if path.is_dir():
            _pack(path, packed)
        else:
            with path.open("rb") as given:
                shutil.copyfileobj(given, packed)
        packed.seek(0)
        with enter() as actor:
            into = _source(actor, case, source, kind)
            load = receive_import(actor, into, packed, name=path.resolve().name)
    say(f"Checking {load.name}.")
    _work_until(enter, LoadImport, load.pk, say)
    with enter():
        load = LoadImport.objects.get(pk=load.pk)
        documents = list(load.items.values_list("document", flat=True))
        problems = [
            {"file": file, "line": line, "trouble": trouble,
             "sentence": Trouble(trouble).sentence % {"what": what}}
            for file, line, trouble, what in load.problems
        ]  # fmt: skip
    wait_for(enter, documents, say=say)
    work(until=lambda: not waiting_jobs(str(case.organization_id)))  # the texts that came along
    return {
        "import": str(load.pk), "state": load.state, "documents": len(documents),
        "problems": problems, "problem_count": load.problem_count, "reason": load.reason,
    }  # fmt: skip


def carry_out(enter: Enter, case: Case, options: dict[str, Any], *, say: Say) -> Answer:
    """Make a production of all documents that can go out and write it to `options["out"]`."""
    terms = actions.Terms(
        options["name"], options["prefix"], options["start"], options["width"], options["form"]
    )
    with enter() as actor:
        documents = [
            each
            for each in queries.can_go_out(actor, case)
            if options["source"] in (None, each.source.name)
        ]
        try:
            made = actions.start_production(actor, case, documents=documents, terms=terms)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
    _work_until(enter, Production, made.pk, say)
    with enter() as actor:
        made = Production.objects.get(pk=made.pk)
        if made.state == Production.State.DONE:
            record("production.downloaded", actor, Target.of(made), {"sha256": made.sha256})
            with options["out"].open("wb") as out:
                out.writelines(file_store().read(made.blob))
    return {
        "production": str(made.pk), "state": made.state, "documents": len(documents),
        "pages": made.pages_all, "sha256": made.sha256, "findings": made.findings,
    }  # fmt: skip


def _pack(folder: Path, packed: Any) -> None:
    """Every regular file below a folder; links are left out, so that a path over one is missing."""
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner in sorted(folder.rglob("*")):
            if inner.is_file() and not inner.is_symlink():
                archive.write(inner, inner.relative_to(folder).as_posix())


def _source(actor: Actor, case: Case, name: str, kind: str) -> Source:
    found = visible_sources(actor).filter(case=case, name=name).first()
    return found or add_source(actor, case, name=name, kind=kind)


def _work_until(enter: Enter, model: Any, pk: object, say: Say) -> None:
    """Work the queues in this process until the row says that it is over."""

    def over() -> bool:
        with enter():
            return bool(model.objects.get(pk=pk).is_over)

    work(until=over)
    with enter():
        row = model.objects.get(pk=pk)
        say(f"{row.name}: {row.get_state_display()}.")
