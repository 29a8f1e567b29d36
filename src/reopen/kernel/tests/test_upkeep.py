"""What the worker looks after now and then."""

import pytest
from django.db import connection, connections

from reopen.kernel import upkeep


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> list[upkeep.Function]:
    functions: list[upkeep.Function] = []
    monkeypatch.setattr(upkeep, "UPKEEP", functions)
    return functions


@pytest.mark.usefixtures("db")
def test_one_that_breaks_does_not_stop_the_rest(
    registered: list[upkeep.Function], caplog: pytest.LogCaptureFixture
) -> None:
    ran = []

    @upkeep.upkeep
    def breaks() -> None:
        raise OSError("The disk is gone.")

    @upkeep.upkeep
    def runs() -> None:
        ran.append(True)

    assert upkeep.look_after()
    assert (len(registered), ran) == (2, [True])
    assert "breaks broke" in caplog.text


@pytest.mark.usefixtures("db", "registered")
def test_two_workers_do_not_look_after_the_same_at_once() -> None:
    other = connections.create_connection("default")
    other.settings_dict["NAME"] = connection.settings_dict["NAME"]
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [upkeep._LOCK])
        assert not upkeep.look_after()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [upkeep._LOCK])
    other.close()
    assert upkeep.look_after()
