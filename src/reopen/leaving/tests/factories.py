"""A case to take away, and its package read back. To be called outside of any scope."""

import io
from zipfile import ZipFile

from tests.cast import Cast, acting

from reopen.accounts.models import User
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.documents.tests.factories import make_case, make_document, make_source
from reopen.kernel.jobs import work
from reopen.kernel.queues import nothing_waits
from reopen.leaving import actions
from reopen.leaving.models import CasePackage


def filled_case(cast: Cast, *files: str) -> Case:
    """A case with these files, not read."""
    with acting_as_system(cast.harbor) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
        for name in files:
            make_document(actor, source, f"The words of {name}.".encode(), name)
    return case


def ask(user: User, case: Case) -> CasePackage:
    with acting(user) as actor:
        return actions.ask_for_case(actor, case)


def let_the_worker_work() -> None:
    work(until=nothing_waits)


def now(cast: Cast, package: CasePackage) -> CasePackage:
    """The package as it stands."""
    with acting_as_system(cast.harbor):
        return CasePackage.objects.get(pk=package.pk)


def unpacked(cast: Cast, package: CasePackage) -> ZipFile:
    with acting_as_system(cast.harbor):
        return ZipFile(io.BytesIO(file_store().bytes_of(now(cast, package).blob)))


def documents(cast: Cast, case: Case) -> list[Document]:
    with acting_as_system(cast.harbor):
        rows = Document.objects.filter(case=case).select_related("original")
        return list(rows.order_by("path"))
