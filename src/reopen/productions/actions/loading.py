"""Beginning an import, and noting how it ended."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied, action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Source
from reopen.documents.storage import file_store
from reopen.kernel.filestore import Readable, Stored
from reopen.lib.loadfiles import Problem
from reopen.productions.models import LoadImport
from reopen.productions.queueing import enqueue_import

_MOST_KEPT = 1_000


@action(Permission.DOCUMENT_ADD, event="load.started")
def start_import(actor: Actor, source: Source, stored: Stored, *, name: str) -> LoadImport:
    """Have an archive with load files checked and taken into the source, in the background."""
    shown = "".join(sign for sign in name if sign.isprintable()).replace("\\", "/")
    made = LoadImport.objects.create(
        case_id=source.case_id, source=source, blob=stored.name, sha256=stored.sha256,
        size=stored.size, name=(shown.rsplit("/", 1)[-1] or "volume.zip")[-200:],
        made_by=actor.label[:200],
    )  # fmt: skip
    add_facts(sha256=stored.sha256, size=stored.size, source=str(source.pk))
    enqueue_import(made)
    return made


def receive_import(actor: Actor, source: Source, stream: Readable, *, name: str) -> LoadImport:
    """The same for an archive that is not in the store yet."""
    if not start_import.allowed(actor, source):  # before anything is written to disk
        raise Denied("You may not add files here.")
    stored = file_store().receive(stream)
    if not stored.size:
        raise ValidationError({"file": _("This file is empty.")})
    return start_import(actor, source, stored, name=name)


@action(None, event="load.finished")
def finish_import(actor: Actor, load: LoadImport, *, documents: int) -> LoadImport:
    """Note that all of it is in the case. Called by its job."""
    load.state, load.documents = LoadImport.State.DONE, documents
    _end(load)
    add_facts(documents=documents)
    return load


@action(None, event="load.refused")
def refuse_import(actor: Actor, load: LoadImport, problems: Sequence[Problem]) -> LoadImport:
    """Note everything that is wrong; nothing of it is in the case. Called by its job."""
    load.state, load.problem_count, load.blob = LoadImport.State.REFUSED, len(problems), ""
    load.problems = [
        [one.file, one.line, one.trouble.value, one.what[:300]] for one in problems[:_MOST_KEPT]
    ]
    _end(load)
    add_facts(problems=len(problems))
    return load


def _end(load: LoadImport) -> None:
    load.finished_at = timezone.now()
    load.save()
