"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.disclosure import run
from reopen.kernel.jobs import job


def give_up(*, organization: str, comparison: str, **_: object) -> None:
    """After the last try of any job of a comparison: it is stopped, and says so."""
    run.fail(organization, comparison)


@job(queue="disclosure", when_given_up=give_up)
def compare(*, organization: str, comparison: str) -> None:
    """Compare the pages of a comparison that are new."""
    run.compare_pages(organization, comparison)


@job(queue="disclosure", when_given_up=give_up)
def look(*, organization: str, comparison: str, pages: list[str]) -> None:
    """Search the copies of some pages for differences."""
    run.look_at_pages(organization, comparison, pages)


@job(queue="disclosure")
def collect(*, organization: str, case: str) -> None:
    """Collect the papers that the pages of a case speak of."""
    run.collect(organization, case)
