"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.documents.ingest.scope import at_work, locked
from reopen.kernel.jobs import job
from reopen.productions import loading, making


def give_up(*, organization: str, production: str, **_: object) -> None:
    """After the last try: the production says that it broke off."""
    making.fail(organization, production, "")


@job(queue="productions", when_given_up=give_up)
def make(*, organization: str, production: str) -> None:
    """Make a production ready to go out."""
    making.make(organization, production)


def give_up_load(*, organization: str, load: str, **_: object) -> None:
    """After the last try: the import says that it broke off."""
    loading.fail(organization, load, "")


@job(queue="productions", when_given_up=give_up_load)
def take_in_load(*, organization: str, load: str) -> None:
    """Check a load file and take it in, all of it or nothing."""
    loading.take(organization, load)


@job(queue="productions")
def give_loaded_text(*, organization: str, document: str) -> None:
    """Give a document the text that came with it."""
    with at_work(organization) as actor:
        loading.give_text(actor, locked(document))
