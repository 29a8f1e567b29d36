"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.flags import run
from reopen.kernel.jobs import job


def give_up(*, organization: str, search: str) -> None:
    """After the last try: the run is stopped, and says so."""
    run.fail(organization, search)


@job(queue="flags", when_given_up=give_up)
def search(*, organization: str, search: str) -> None:
    """Search the pages of a case that are new for the lexicon."""
    run.search_pages(organization, search)
