"""Jobs join the transaction, come back after a kill, and are set apart after three tries."""

from uuid import uuid4

import pytest
from django.db import connection, transaction

from reopen.kernel.jobs import enqueue, job, sweep, work
from reopen.kernel.queues import counts, nothing_waits

HARBOR, PRAIRIE = str(uuid4()), str(uuid4())
done: list[str] = []
given_up: list[str] = []


def note_given_up(*, organization: str, word: str) -> None:
    given_up.append(word)


@job(queue="tests", when_given_up=note_given_up)
def say(*, organization: str, word: str) -> None:
    done.append(word)
    if word.startswith("broken"):
        raise ValueError(word)


@job(queue="tests")
def echo(*, organization: str) -> None:
    """Breaks the first time, when more to do has come meanwhile."""
    first = not done
    done.append("broken" if first else "echo")
    if first:
        enqueue(echo, organization=organization, lock="echo", once=True)
        raise ValueError("broken")


@pytest.fixture(autouse=True)
def _empty() -> None:
    done.clear()
    given_up.clear()


def rows(sql: str, *values: int) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def test_a_job_is_part_of_the_transaction_that_enqueues_it(committed_db: None) -> None:
    with transaction.atomic():
        enqueue(say, organization=HARBOR, word="never")
        transaction.set_rollback(True)
    with transaction.atomic():
        enqueue(say, organization=HARBOR, word="once")
    work(until=nothing_waits)
    assert done == ["once"]
    assert counts() == {"todo": 0, "doing": 0, "failed": 0}


def test_one_that_waits_already_is_enough(committed_db: None) -> None:
    for _ in range(3):
        enqueue(say, organization=HARBOR, word="index", lock="index", once=True)
    enqueue(say, organization=PRAIRIE, word="another", lock="other", once=True)
    work(until=nothing_waits)
    assert sorted(done) == ["another", "index"]


def test_who_has_little_waiting_comes_before_who_has_much(committed_db: None) -> None:
    for number in range(5):
        enqueue(say, organization=HARBOR, word=f"harbor {number}")
    enqueue(say, organization=PRAIRIE, word="prairie")
    work(until=nothing_waits, concurrency=1)
    assert done.index("prairie") == 1


def test_a_job_that_breaks_is_tried_three_times_and_the_queue_moves_on(committed_db: None) -> None:
    enqueue(say, organization=HARBOR, word="broken")
    enqueue(say, organization=HARBOR, word="whole")
    work(until=nothing_waits)
    assert done.count("broken") == 3
    assert done.count("whole") == 1
    assert given_up == ["broken"]
    assert counts()["failed"] == 1


def killed(word: str, *, once: bool = False) -> None:
    """A job in the hands of a worker that was killed long ago."""
    enqueue(say, organization=HARBOR, word=word, lock=word if once else None, once=once)
    dead = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')"
    [(worker,)] = rows(f"{dead} RETURNING id")
    assert isinstance(worker, int)
    rows("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", worker)


def test_a_job_of_a_killed_worker_is_given_back(committed_db: None) -> None:
    killed("again")
    assert sweep() == 1
    work(until=nothing_waits)
    assert done == ["again"]


def test_a_job_of_a_living_worker_is_left_alone(committed_db: None) -> None:
    killed("mine")
    rows("UPDATE procrastinate_workers SET last_heartbeat = now()")
    assert sweep() == 0


def test_a_job_whose_worker_died_three_times_is_set_apart(committed_db: None) -> None:
    killed("poison")
    rows("UPDATE procrastinate_jobs SET attempts = 2")
    assert sweep() == 1
    assert given_up == ["poison"]
    assert counts() == {"todo": 0, "doing": 0, "failed": 1}


def test_a_killed_job_comes_back_beside_its_like(committed_db: None) -> None:
    killed("index", once=True)
    enqueue(say, organization=HARBOR, word="index", lock="index", once=True)
    assert sweep() == 1
    work(until=nothing_waits)
    assert done == ["index", "index"]
    assert counts() == {"todo": 0, "doing": 0, "failed": 0}


def test_a_job_that_breaks_while_its_like_waits_is_tried_again(committed_db: None) -> None:
    enqueue(echo, organization=HARBOR, lock="echo", once=True)
    work(until=nothing_waits)
    assert done == ["broken", "echo", "echo"]
    assert counts() == {"todo": 0, "doing": 0, "failed": 0}


def test_a_second_sweep_finds_nothing_left(committed_db: None) -> None:
    killed("once")
    assert [sweep(), sweep()] == [1, 0]
