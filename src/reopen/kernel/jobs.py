"""Work in the background: declared functions, enqueued with the data, taken up again after a kill.

    @job(queue="reading")
    def read_document(*, organization: str, document: str) -> None: ...

    enqueue(read_document, organization=str(actor.organization_id), document=str(document.id))

`enqueue` joins the caller's transaction: no row, no job. A job runs at least once, so it must be
safe to run again. Its arguments are ids; it enters its organization's scope itself. What a worker
held when it was killed is given back within seconds; a job that breaks three times is set apart,
its `when_given_up` is called, and the queue moves on. Jobs live in PostgreSQL (procrastinate);
nothing outside this module knows that.
"""

import asyncio
import contextlib
import gc
import json
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from procrastinate import BaseRetryStrategy, RetryDecision, sql
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.job_context import JobContext
from procrastinate.jobs import DeleteJobCondition, Job
from procrastinate.manager import JobManager
from procrastinate.worker import Worker

from reopen.kernel import upkeep
from reopen.kernel.fitness import Unfit, require_fitness, require_plain_role
from reopen.kernel.queues import waiting_jobs
from reopen.lib.reading import SandboxBroken

logger = logging.getLogger("reopen.jobs")

TRIES = 3
HEARTBEAT_SECONDS = 3.0
DEAD_AFTER_SECONDS = 12.0
SWEEP_EVERY_SECONDS = 4.0
ASK_EVERY_SECONDS = 0.25
UNFIT_WAIT_SECONDS = 60
LATE = 1_000_000
_SWEEP_LOCK = 0x4A4F4253  # any fixed number: one sweeper at a time
Function = Callable[..., None]


@dataclass(frozen=True)
class Declared:
    """A job function with what is known about it."""

    name: str
    function: Function
    queue: str
    deaths: int
    when_given_up: Function | None

    def __call__(self, **arguments: Any) -> None:
        """Do it now, in this process."""
        self.function(**arguments)


JOBS: dict[str, Declared] = {}


def job(
    *, queue: str, deaths: int = TRIES, when_given_up: Function | None = None
) -> Callable[[Function], Declared]:
    """Declare a job. `when_given_up` gets the same arguments after the last try failed.

    `deaths`: how many workers may die over it. A kill also takes innocent jobs with it, so a job
    that itself notes which of its steps it tries may ask for more.
    """

    def declare(function: Function) -> Declared:
        declared = Declared(
            f"{function.__module__}.{function.__name__}", function, queue, deaths, when_given_up
        )
        JOBS[declared.name] = declared

        def run(context: JobContext, /, **arguments: Any) -> None:
            if context.job.queueing_lock:
                _forget_queueing_lock(context.job)
            try:
                function(**arguments)
            except SandboxBroken:
                raise  # no fault of the file: it waits, see _Retry
            except Exception:
                if context.job.attempts + 1 >= TRIES:
                    give_up(declared.name, arguments)
                raise

        app.task(name=declared.name, queue=queue, retry=_Retry(), pass_context=True)(run)
        return declared

    return declare


class _Retry(BaseRetryStrategy):
    """Again after a second, three times in all; without a sandbox the job simply waits."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, SandboxBroken):
            return RetryDecision(retry_in={"seconds": UNFIT_WAIT_SECONDS})
        return RetryDecision(retry_in={"seconds": 1}) if job.attempts + 1 < TRIES else None


def enqueue(
    declared: Declared,
    *,
    organization: str,
    lock: str | None = None,
    once: bool = False,
    late: bool = False,
    **arguments: Any,
) -> None:
    """Put a job into its queue, as part of the transaction that is open.

    Jobs with the same `lock` run one after another; with `once`, one that waits already is enough.
    Who has much waiting stands behind who has little; what is `late` stands behind everything.
    """
    waiting = Job(
        id=None,
        queue=declared.queue,
        lock=lock,
        queueing_lock=f"{declared.name}:{lock or organization}" if once else None,
        task_name=declared.name,
        priority=-LATE if late else -waiting_jobs(organization),
        task_kwargs={"organization": organization, **arguments},
    )
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        _manager().defer_job(waiting)


def job_named(name: str) -> Declared:
    """The job declared under this dotted name; imports the module that declares it."""
    import_module(name.rpartition(".")[0])
    return JOBS[name]


def work(*, concurrency: int | None = None, until: Callable[[], bool] | None = None) -> None:
    """Work the queues until told to stop, or until `until` says so.

    One job more than there are cores: while one waits for the disk, every core has another. SIGTERM
    and SIGINT finish the jobs at hand first. `until` is asked a few times a second. Raises `Unfit`
    where the sandbox or the wall does not hold, at the start and at any time later.
    """
    autodiscover_modules("jobs")
    require_fitness()
    gc.freeze()  # what is loaded by now stays: no collection need look at it again
    with app.replace_connector(_worker_connector()):
        asyncio.run(_work(concurrency or (os.cpu_count() or 1) + 1, until))


def sweep() -> int:
    """Give back the jobs of workers that died; set apart what died too often. How many."""
    connector = DjangoConnector()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SWEEP_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        rows = list(
            connector.execute_query_all(
                sql.queries["select_stalled_jobs_by_heartbeat"],
                queue=None,
                task_name=None,
                seconds_since_heartbeat=DEAD_AFTER_SECONDS,
            )
        )
        for row in rows:
            _take_back(connector, Job.from_row(row))
    return len(rows)


def give_up(name: str, arguments: dict[str, Any]) -> None:
    """Tell the job's room that it will not be tried again."""
    declared = JOBS.get(name)
    if declared is not None and declared.when_given_up is not None:
        declared.when_given_up(**arguments)


def _take_back(connector: DjangoConnector, stalled: Job) -> None:
    """One job whose worker died: once more, or set apart."""
    declared = JOBS.get(stalled.task_name)
    if stalled.attempts + 1 < (declared.deaths if declared else TRIES):
        _forget_queueing_lock(stalled)
        JobManager(connector).retry_job_by_id(stalled.id or 0, retry_at=timezone.now())
        return
    connector.execute_query(
        sql.queries["finish_job"], job_id=stalled.id, status="failed", delete_job=False
    )
    logger.error("Job %s was set apart: too many workers died over it.", stalled.id)
    kwargs: Any = stalled.task_kwargs  # text when it was read through Django's connection
    arguments = json.loads(kwargs) if isinstance(kwargs, str) else kwargs
    transaction.on_commit(lambda: give_up(stalled.task_name, arguments))


def _forget_queueing_lock(begun: Job) -> None:
    """A job that has begun may wait again beside its like, which came while it was at work."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET queueing_lock = NULL WHERE id = %s", [begun.id]
        )


async def _work(concurrency: int, until: Callable[[], bool] | None) -> None:
    await sync_to_async(sweep)()
    async with app.open_async():
        worker = Worker(
            app=app,
            concurrency=concurrency,
            fetch_job_polling_interval=1.0,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=DEAD_AFTER_SECONDS,
            delete_jobs=DeleteJobCondition.SUCCESSFUL.value,
            install_signal_handlers=False,
            task_middleware=list(app.worker_defaults.get("task_middleware") or []),
        )
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(ValueError, RuntimeError):  # not in the main thread
                loop.add_signal_handler(sign, worker.stop)
        watch = asyncio.create_task(_sweep_now_and_then(worker))
        beside = [watch, asyncio.create_task(_look_after_now_and_then())]
        if until is not None:
            beside.append(asyncio.create_task(_stop_when(until, worker)))
        try:
            await worker.run()  # type: ignore[no-untyped-call]
        finally:
            for task in beside:
                task.cancel()
        if watch.done() and not watch.cancelled():
            watch.result()  # raises what made it stop


async def _stop_when(until: Callable[[], bool], worker: Worker) -> None:
    while not await sync_to_async(_asked, thread_sensitive=False)(until):
        await asyncio.sleep(ASK_EVERY_SECONDS)
    worker.stop()  # type: ignore[no-untyped-call]


def _asked(until: Callable[[], bool]) -> bool:
    try:
        return until()
    finally:
        connection.close()


async def _sweep_now_and_then(worker: Worker) -> None:
    while True:
        await asyncio.sleep(SWEEP_EVERY_SECONDS)
        try:
            await sync_to_async(_sweep_with_own_connection, thread_sensitive=False)()
        except Unfit:
            worker.stop()  # type: ignore[no-untyped-call]
            raise
        except Exception:
            logger.exception("Stalled jobs could not be swept; trying again.")


async def _look_after_now_and_then() -> None:
    await asyncio.sleep(upkeep.FIRST_SECONDS)
    while True:
        with contextlib.suppress(DatabaseError):  # the sweep tells of it
            await sync_to_async(_look_after_with_own_connection, thread_sensitive=False)()
        await asyncio.sleep(upkeep.EVERY_SECONDS)


def _look_after_with_own_connection() -> None:
    with contextlib.closing(connection):
        upkeep.look_after()


def _sweep_with_own_connection() -> None:
    with contextlib.closing(connection):
        require_plain_role()
        sweep()


def _manager() -> JobManager:
    """Always on Django's own connection, so that a job is part of the transaction."""
    return JobManager(DjangoConnector())


def _worker_connector() -> Any:
    connector: Any = DjangoConnector()
    return connector.get_worker_connector()
