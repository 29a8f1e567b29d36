"""The complete case file of the demo world: made, put in, and read in the background."""

import tempfile
from pathlib import Path
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.demo.casefile import iter_case_file
from reopen.documents.actions import add_source, receive_file
from reopen.documents.models import Document, Source

# How each source of the story came to the organization, by the key of the generator.
_CAME = {
    "prosecutor": {
        "name": "Prosecutor's file 88-1432",
        "kind": "prosecution",
        "given_by": "Harlan Ford County District Attorney",
        "given_on": "2022-02-17",
        "how": "Copied at the office, on a disk",
    },
    "defense": {
        "name": "Trial counsel's file",
        "kind": "trial_counsel",
        "given_by": "Joseph P. Abernathy",
        "given_on": "2023-05",
        "how": "Two boxes, scanned here",
    },
}


def fill(case_id: UUID, organization: Organization) -> int:
    """Put every file of the story into the case that is not there yet; returns how many were put.

    Each file is its own transaction, so a stop in the middle loses nothing and is continued.
    """
    put = 0
    with tempfile.TemporaryDirectory(prefix="reopen-demo-") as folder:
        for made in iter_case_file(Path(folder), 1988):
            with acting_as_system(organization) as actor:
                case = Case.objects.get(id=case_id)
                inside = made.path.relative_to(Path(folder) / made.source.folder)
                source = _source(actor, case, made.source.key)
                put += _put(actor, source, made.path, inside.as_posix())
            made.path.unlink()
    return put


def _source(actor: Actor, case: Case, key: str) -> Source:
    came = _CAME[key]
    found = Source.objects.filter(case=case, name=came["name"]).first()
    return found or add_source(actor, case, **came)


def _put(actor: Actor, source: Source, file: Path, path: str) -> int:
    if Document.objects.filter(source=source, path=path).exists():
        return 0
    with file.open("rb") as stream:
        receive_file(actor, source, stream, path=path, how="Made for the demo")
    return 1
