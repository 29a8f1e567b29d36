"""How the queues stand: asked by workers, `doctor` and whoever enqueues."""

from django.db import connection

FAIRNESS_HORIZON = 1_000


def jobs_wait() -> bool:
    """Whether any job waits for a worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status = 'todo')")
        return bool(cursor.fetchone()[0])


def nothing_waits() -> bool:
    """Whether every job is over: none waits, none runs."""
    found = counts()
    return not found["todo"] and not found["doing"]


def counts() -> dict[str, int]:
    """How many jobs wait, run and were set apart, for `doctor`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
        found = dict(cursor.fetchall())
    return {state: found.get(state, 0) for state in ("todo", "doing", "failed")}


def waiting_jobs(organization: str) -> int:
    """How many jobs of the organization wait, counted no further than matters for fairness."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' "
            "AND args->>'organization' = %s LIMIT %s) AS waiting",
            [organization, FAIRNESS_HORIZON],
        )
        return int(cursor.fetchone()[0])
