"""`reopen test`: lint, types, floors, tests and browser journeys, with a summary at the end.

Every step runs even when one before it failed, so that one run tells everything.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CLOSING = re.compile(r"\d+ (?:passed|failed|skipped|errors?|deselected).* in [\d.]+s")
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped)")


@dataclass(frozen=True)
class Step:
    """One thing to run; `group` is what `--only` names."""

    name: str
    group: str
    command: tuple[str, ...]


@dataclass
class Outcome:
    """How a step went."""

    step: Step
    word: str = "ok"
    seconds: float = 0.0
    closing: str = ""
    counts: dict[str, int] = field(default_factory=dict)


PYTEST = ("pytest", "-q", "-ra")
BOTH_CORES = ("-n", "2")
# The matrix keeps one world on one connection for all its tests: it has processes of its own.
WITHOUT_MATRIX = "--ignore=tests/access"
STEPS = (
    Step("ruff check", "lint", ("ruff", "check", ".", "reopen")),
    Step("ruff format", "lint", ("ruff", "format", "--check", ".", "reopen")),
    Step("mypy", "types", ("mypy",)),
    Step("import-linter", "floors", ("lint-imports",)),
    Step(
        "quick suite",
        "quick",
        (*PYTEST, *BOTH_CORES, WITHOUT_MATRIX, "-m", "not slow and not journey"),
    ),
    Step("access matrix", "matrix", (*PYTEST, *BOTH_CORES, "tests/access")),
    Step(
        "slow suite", "slow", (*PYTEST, *BOTH_CORES, WITHOUT_MATRIX, "-m", "slow and not journey")
    ),
    Step("journeys", "journeys", (*PYTEST, "-m", "journey")),
)
QUICK = ("lint", "types", "floors", "quick")


def main(arguments: list[str]) -> int:
    """Run the chosen steps; 0 only when every one of them passed and tests really ran."""
    choice = _parse(arguments)
    groups = choice.only or (QUICK if choice.quick else tuple(step.group for step in STEPS))
    outcomes = [_run(step, choice.pytest) for step in STEPS if step.group in groups]
    sys.stdout.write("\n" + summary(outcomes) + "\n")
    return 1 if any(outcome.word == "FAILED" for outcome in outcomes) else 0


def summary(outcomes: list[Outcome]) -> str:
    """A line for each step, the closing lines of pytest among them, and all tests counted."""
    lines = [
        f"{o.step.name:<14} {o.word:<8} {o.seconds:6.1f} s  {o.closing}".rstrip() for o in outcomes
    ]
    if any(outcome.counts for outcome in outcomes):
        total = {
            kind: sum(outcome.counts.get(kind, 0) for outcome in outcomes)
            for kind in ("passed", "failed", "skipped")
        }
        lines += ["", ", ".join(f"{number} {kind}" for kind, number in total.items())]
    return "\n".join(lines)


def counts(closing: str) -> dict[str, int]:
    """The numbers of pytest's closing line; an error counts as a failed test."""
    found: dict[str, int] = {}
    for number, kind in COUNT.findall(closing):
        name = "failed" if kind.startswith("error") else kind
        found[name] = found.get(name, 0) + int(number)
    return found


def environment(outside: Mapping[str, str]) -> dict[str, str]:
    """The variables for a step: a home of its own, and nobody's settings."""
    kept = {
        name: value
        for name, value in outside.items()
        if not name.startswith(("REOPEN_", "DATABASE_URL", "DJANGO_"))
    }
    folder = CHECKOUT / "var" / "test"
    return kept | {"REOPEN_HOME": str(folder), "PYTHONPATH": str(CHECKOUT / "src")}


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="reopen test", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="lint, types, floors, quick suite")
    names = sorted({step.group for step in STEPS})
    parser.add_argument("--only", action="append", choices=names, help="only these steps")
    parser.add_argument("pytest", nargs="*", help="paths or options (after --) for pytest")
    return parser.parse_args(arguments)


def _run(step: Step, extra: list[str]) -> Outcome:
    outcome = Outcome(step)
    sys.stdout.write(f"\n-- {step.name}\n")
    sys.stdout.flush()
    if step.group == "journeys" and not any(map(shutil.which, BROWSERS)):
        outcome.word = "FAILED" if os.environ.get("CI") else "SKIPPED"
        outcome.closing = "no Chromium on this machine"
        sys.stdout.write(f"{outcome.word}: {outcome.closing}\n")
        return outcome
    is_pytest = step.command[0] == "pytest"
    colors = ("--color=yes",) if is_pytest and sys.stdout.isatty() else ()
    began = time.monotonic()
    with subprocess.Popen(
        [*step.command, *colors, *(extra if is_pytest else [])],
        cwd=CHECKOUT,
        env=environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if is_pytest and (found := CLOSING.search(line)):
                outcome.closing = found[0]
    outcome.word = "FAILED" if process.returncode else "ok"
    outcome.seconds = time.monotonic() - began
    outcome.counts = counts(outcome.closing)
    return outcome
