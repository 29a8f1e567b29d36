"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.figures.looking import look_through
from reopen.kernel.jobs import job


@job(queue="figures")
def find_names(*, organization: str, case: str) -> None:
    """Look through the pages of a case that are new for names."""
    look_through(organization, case)
