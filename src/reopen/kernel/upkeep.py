"""What has to be looked after now and then: what is due, what is too old.

    @upkeep
    def remove_old_drafts() -> None: ...        # in a room's jobs.py

The worker runs every such function soon after its start and then every ten minutes, one worker
at a time. Each finds out from the data what is due, so that a day without a worker is caught up.
"""

import logging
from collections.abc import Callable

from django.db import connection

logger = logging.getLogger("reopen.upkeep")

FIRST_SECONDS = 5
EVERY_SECONDS = 600
_LOCK = 0x554B4550  # any fixed number: one worker at a time
Function = Callable[[], object]

UPKEEP: list[Function] = []


def upkeep(function: Function) -> Function:
    """Have the worker run this now and then. It must be safe to run again at any time."""
    UPKEEP.append(function)
    return function


def look_after() -> bool:
    """Run all of it once, unless another worker is at it; one that breaks does not stop the rest.

    Each runs in transactions of its own; only the lock is held meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return False
    try:
        for function in UPKEEP:
            try:
                function()
            except Exception:
                logger.exception("%s broke; it is tried again later.", function.__name__)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    return True
