"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

from reopen.kernel.jobs import enqueue, job_named
from reopen.productions.models import Production


def enqueue_production(production: Production) -> None:
    """Have the production made."""
    enqueue(
        job_named("reopen.productions.jobs.make"),
        organization=str(production.organization_id),
        production=str(production.pk),
    )
