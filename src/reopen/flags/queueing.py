"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

from reopen.flags.models import FlagSearch
from reopen.kernel.jobs import enqueue, job_named


def enqueue_search(search: FlagSearch) -> None:
    """Have the pages of a case searched; a run that waits already is enough."""
    enqueue(
        job_named("reopen.flags.jobs.search"),
        organization=str(search.organization_id),
        lock=f"flags:{search.case_id}",
        once=True,
        search=str(search.pk),
    )
