"""Workers killed in mid-ingest: nothing is lost, nothing is doubled, and everything ends."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reopen.documents.tests.factories import scan
from reopen.lib.databases import embedded_server

pytestmark = pytest.mark.slow

KILLS = 20
FILES = 40


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """An installation of its own, whose server outlives the processes that are killed."""
    server = embedded_server(tmp_path / "home")
    server.ensure_running()
    yield tmp_path / "home"
    server.stop()


def reopen(home: Path, *arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "reopen", *arguments, "--json"],
        env=environment(home),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def environment(home: Path) -> dict[str, str]:
    source = str(Path(__file__).resolve().parents[3])
    return {**os.environ, "REOPEN_HOME": str(home), "PYTHONPATH": source}


def worker(home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "reopen", "work"],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def page_counts(home: Path) -> dict[str, int]:
    """Pages done and jobs at work, read as the installation's owner, without its walls."""
    with embedded_server(home).connect("reopen") as connection:
        asked = {
            "done": "SELECT count(*) FROM documents_page WHERE state = 'done'",
            "at_work": "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'",
            "waiting": "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'",
        }
        return {name: connection.execute(sql).fetchone()[0] for name, sql in asked.items()}  # type: ignore[index]


def test_twenty_kills_of_workers_lose_and_double_nothing(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "box"
    folder.mkdir()
    for number in range(FILES):
        lines = [f"Exhibit number {number}", *(f"Line {at} of the log" for at in range(12))]
        (folder / f"{number:02}.png").write_bytes(scan(*lines))
    reopen(home, "orgs", "add", "harbor", "Harbor")
    case = reopen(home, "cases", "add", "--org", "harbor", "--title", "A")["case"]
    where = ["--org", "harbor", "--case", case, "--source", "Box"]
    reopen(home, "files", "add", *where, str(folder))
    picks, hit_a_job, kills = random.Random(5), 0, 0
    while kills < KILLS and page_counts(home)["waiting"] + page_counts(home)["at_work"]:
        process = worker(home)
        until = time.monotonic() + 30
        while not page_counts(home)["at_work"] and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(picks.uniform(0.1, 2.5))
        hit_a_job += page_counts(home)["at_work"] > 0
        process.kill()
        process.wait()
        kills += 1
        time.sleep(0.2)
    assert (kills, hit_a_job >= KILLS // 2) == (KILLS, True), f"{hit_a_job} of {kills} hit a job"
    more = reopen(home, "files", "add", *where, "--wait", str(folder))
    assert [row["status"] for row in more["documents"]] == ["duplicate"] * FILES
    reopen(home, "work", "--until-empty")  # --wait waits for its own files only
    found = reopen(home, "files", "search", "--org", "harbor", "exhibit number", "--limit", "99")
    assert found["total"] == 2 * FILES
    counted = page_counts(home)
    assert counted == {"done": 2 * FILES, "at_work": 0, "waiting": 0}
    checked = reopen(home, "files", "check", "--org", "harbor")
    assert (checked["checked"], checked["missing"], checked["changed"]) == (FILES, [], [])
