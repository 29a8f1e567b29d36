"""`reopen test` tells the truth about what ran."""

import pytest

from reopen.config import testing
from reopen.config.testing import Outcome, Step, counts, summary


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("12 passed in 3.05s", {"passed": 12}),
        (
            "1 failed, 2 passed, 3 skipped, 1 error in 9.00s",
            {"failed": 2, "passed": 2, "skipped": 3},
        ),
        ("4 deselected in 0.10s", {}),
    ],
)
def test_the_closing_line_of_pytest_is_counted(line: str, found: dict[str, int]) -> None:
    assert counts(testing.CLOSING.search(f"==== {line} ====")[0]) == found  # type: ignore[index]


def test_the_last_line_counts_all_tests_of_all_suites() -> None:
    step = Step("a", "quick", ())
    text = summary(
        [
            Outcome(step, "ok", 1.0, "2 passed in 1.00s", {"passed": 2}),
            Outcome(step, "FAILED", 1.0, "1 failed in 1.00s", {"failed": 1}),
        ]
    )
    assert text.splitlines()[-1] == "2 passed, 1 failed, 0 skipped"


def test_a_step_that_fails_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (Step("good", "lint", ("true",)), Step("bad", "types", ("false",)))
    monkeypatch.setattr(testing, "STEPS", steps)
    assert testing.main(["--only", "lint"]) == 0
    assert testing.main([]) == 1


@pytest.mark.parametrize(("ci", "word"), [("true", "FAILED"), ("", "SKIPPED")])
def test_without_a_browser_journeys_are_skipped_for_a_person_and_fail_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, word: str
) -> None:
    monkeypatch.setattr(testing, "BROWSERS", ("no-such-browser",))
    monkeypatch.setenv("CI", ci)
    assert testing.main(["--only", "journeys"]) == (1 if ci else 0)
    assert f"{word}: no Chromium" in capsys.readouterr().out


def test_a_step_sees_nobody_s_settings() -> None:
    found = testing.environment({"REOPEN_SECRET_KEY": "x", "DATABASE_URL": "y", "PATH": "/bin"})
    assert "REOPEN_SECRET_KEY" not in found
    assert "DATABASE_URL" not in found
    assert found["PATH"] == "/bin"
    assert found["REOPEN_HOME"].endswith("var/test")
