"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.chronology.looking import look_through
from reopen.kernel.jobs import job


@job(queue="chronology")
def find_dates(*, organization: str, case: str) -> None:
    """Look through the pages of a case that are new for dated sentences."""
    look_through(organization, case)
