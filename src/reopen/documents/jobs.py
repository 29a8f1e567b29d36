"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.documents import ingest
from reopen.documents.actions.uploading import give_up_old_uploads
from reopen.documents.ingest.scope import at_work, locked
from reopen.kernel.jobs import job
from reopen.kernel.upkeep import upkeep

#: Reading notes its tries by document and page, puts off what breaks off three times and sets it
#: apart after three more; the job as a whole may lose that many workers for every page of a batch.
_DEATHS = 30


def give_up_document(*, organization: str, document: str, **_: object) -> None:
    """After the last try of any job on it: the document is set apart."""
    with at_work(organization) as actor:
        ingest.set_apart(actor, locked(document))


@job(queue="reading", deaths=_DEATHS, when_given_up=give_up_document)
def read_document(*, organization: str, document: str) -> None:
    """Inspect a document and take out what is packed in it."""
    ingest.inspect_document(organization, document)


@job(queue="reading", deaths=_DEATHS, when_given_up=give_up_document)
def recognize(*, organization: str, document: str, pages: list[int]) -> None:
    """Read some pages of a document by OCR."""
    ingest.recognize_pages(organization, document, pages)


@job(queue="reading", deaths=_DEATHS, when_given_up=give_up_document)
def try_once_more(*, organization: str, document: str) -> None:
    """The last tries of a document or of its pages, when nothing else waits."""
    ingest.inspect_document(organization, document, last=True)
    ingest.recognize_pages(organization, document, None)


@job(queue="index")
def index(*, organization: str) -> None:
    """Write what is new into the search index."""
    ingest.index_waiting_pages(organization)


@job(queue="index")
def forget_document(*, organization: str, document: str) -> None:
    """Take what was read earlier of a document out of the search index."""
    ingest.forget_document(organization, document)


@upkeep
def remove_unended_uploads() -> None:
    """Remove the parts of uploads that nobody ended."""
    give_up_old_uploads()
