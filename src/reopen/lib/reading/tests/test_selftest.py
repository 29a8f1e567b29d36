"""The proof is taken again only when it came to no end."""

from collections.abc import Callable

import pytest

from reopen.lib.reading import Reason, self_test, selftest
from reopen.lib.reading.sandbox import SandboxStopped

HOLDS = dict.fromkeys(selftest._WALLS, False)


def probes(*said: dict[str, bool] | Reason) -> tuple[Callable[[], dict[str, bool]], list[object]]:
    """A probe that says one thing after another (a reason: it is stopped), and what is unsaid."""
    left: list[dict[str, bool] | Reason] = [*said]

    def probe() -> dict[str, bool]:
        answer = left.pop(0)
        if isinstance(answer, Reason):
            raise SandboxStopped(answer)
        return answer

    return probe, left  # type: ignore[return-value]


def test_a_probe_that_was_too_slow_once_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    probe, left = probes(Reason.TOO_SLOW, HOLDS)
    monkeypatch.setattr(selftest, "_probe", probe)
    assert all(holds for _, holds, _ in self_test())
    assert left == []


def test_a_probe_that_never_ends_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    probe, left = probes(Reason.TOO_SLOW, Reason.CRASHED, HOLDS)
    monkeypatch.setattr(selftest, "_probe", probe)
    ((name, holds, detail),) = self_test()
    assert (name, holds) == ("sandbox", False)
    assert "twice" in detail
    assert left == [HOLDS]


def test_a_wall_that_was_broken_through_is_not_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    probe, left = probes({**HOLDS, "network": True}, HOLDS)
    monkeypatch.setattr(selftest, "_probe", probe)
    broken = [name for name, holds, _ in self_test() if not holds]
    assert broken == ["sandbox: no network"]
    assert left == [HOLDS]
