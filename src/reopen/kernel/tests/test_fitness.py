"""Nothing is processed where the sandbox or the wall does not hold."""

from uuid import uuid4

import pytest
from django.db import connections

from reopen.kernel import fitness, jobs
from reopen.kernel.fitness import Unfit
from reopen.kernel.jobs import enqueue, job, work
from reopen.kernel.queues import counts, nothing_waits

done: list[str] = []


@job(queue="tests")
def note(*, organization: str) -> None:
    done.append(organization)


@pytest.fixture
def one_waiting(committed_db: None) -> str:
    done.clear()
    organization = str(uuid4())
    enqueue(note, organization=organization)
    return organization


def test_with_a_broken_sandbox_nothing_is_processed_and_files_wait(
    one_waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REOPEN_SANDBOX_COMMAND", "/bin/false")
    with pytest.raises(Unfit, match="sandbox"):
        work(until=nothing_waits)
    assert done == []
    assert counts()["todo"] == 1


def test_with_a_role_that_looks_over_the_wall_nothing_is_processed(
    one_waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = connections["default"].settings_dict["USER"]
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [user])
        assert cursor.fetchone() == (False,)
    monkeypatch.setattr(fitness, "role_findings", lambda: [f"The role {user} is a superuser."])
    with pytest.raises(Unfit, match="superuser"):
        work(until=nothing_waits)
    assert done == []


def test_a_worker_at_work_stops_when_its_role_is_made_more(
    one_waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SWEEP_EVERY_SECONDS", 0.2)
    found: list[str] = []
    monkeypatch.setattr(fitness, "role_findings", lambda: found)

    def made_more() -> bool:
        if done:
            found.append("The role is a superuser.")
        return False

    with pytest.raises(Unfit, match="superuser"):
        work(until=made_more)
    assert done == [one_waiting]
