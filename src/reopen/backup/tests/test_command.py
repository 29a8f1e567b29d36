"""`reopen backup`, as an operator meets it: three organizations, 200 files, kills, a new home."""

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

from reopen.lib.databases import embedded_server

pytestmark = pytest.mark.slow

SLUGS = ("harbor", "prairie", "calder")
FILES = 200


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A home to work in and one to restore into; their servers outlive what is killed."""
    homes = (tmp_path / "home", tmp_path / "other")
    embedded_server(homes[0]).ensure_running()
    yield homes
    for home in homes:
        embedded_server(home).stop()


def start(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    source = str(Path(__file__).resolve().parents[3])
    return subprocess.Popen(
        [sys.executable, "-m", "reopen", *arguments],
        env={**os.environ, "REOPEN_HOME": str(home), "PYTHONPATH": source},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def reopen(home: Path, *arguments: str) -> Any:
    out, said = (begun := start(home, *arguments, "--json")).communicate()
    assert begun.returncode == 0, said.decode()
    return json.loads(out)


def refused(home: Path, *arguments: str) -> str:
    """The sentence of a refusal: nothing on standard output, the last line of the other."""
    out, said = (begun := start(home, *arguments, "--json")).communicate()
    assert (begun.returncode, out) == (1, b""), (begun.returncode, said.decode())
    return said.decode().splitlines()[-1]


def fill(home: Path, folder: Path) -> dict[str, Path]:
    """Two hundred short files in three organizations; the folders they came from."""
    boxes = {slug: folder / slug for slug in SLUGS}
    for number in range(FILES):
        box = boxes[SLUGS[number % len(SLUGS)]]
        box.mkdir(parents=True, exist_ok=True)
        (box / f"{number:03}.txt").write_text(f"Exhibit {number} is a lantern. " * (number + 1))
    for slug, box in boxes.items():
        reopen(home, "orgs", "add", slug, slug.title())
        case = reopen(home, "cases", "add", "--org", slug, "--title", "A case")["case"]
        where = ["--org", slug, "--case", case, "--source", "Box"]
        reopen(home, "files", "add", *where, str(box))
    return boxes


def kill_some(home: Path, backups: Path, kills: int) -> int:
    """Begin backups and kill each some time after it began to write; how many were still at it."""
    picks, hit = random.Random(7), 0
    for _ in range(kills):
        before, begun = set(backups.rglob("*")), start(home, "backup", "create", str(backups))
        until = time.monotonic() + 60
        while set(backups.rglob("*")) == before and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(picks.uniform(0, 0.6))
        hit += begun.poll() is None
        begun.kill()
        begun.communicate()
    return hit


def test_a_backup_made_at_work_comes_back_whole(homes: tuple[Path, Path], tmp_path: Path) -> None:
    home, other = homes
    backups, key = tmp_path / "backups", home / "keys" / "master.key"
    boxes = fill(home, tmp_path / "boxes")

    worker = start(home, "work", "--until-empty")
    assert kill_some(home, backups, 6) >= 3
    made = reopen(home, "backup", "create", str(backups))
    worker.communicate()
    assert sum(one["files"] for one in made["files"].values()) >= FILES
    last = reopen(home, "backup", "create", str(backups))
    assert reopen(home, "backup", "verify", str(backups))["damaged"] == []

    assert "holds files already" in refused(home, "backup", "restore", str(backups))
    (tmp_path / "wrong.key").write_text("ab" * 32)
    wrong = refused(other, "backup", "restore", str(backups), "--key", str(tmp_path / "wrong.key"))
    assert "not the master key" in wrong
    assert not (other / "postgres").exists()

    done = reopen(other, "backup", "restore", str(backups), "--key", str(key))
    assert (done["problems"], done["originals"]) == ([], FILES)
    assert done["tables"] == last["tables"]
    look_around(other, boxes, last)


def look_around(home: Path, boxes: dict[str, Path], last: Any) -> None:
    """The restored installation: in order, searchable, every original byte for byte, logs whole."""
    checks = {one["name"]: one for one in reopen(home, "doctor")["checks"]}
    assert last["made_at"][:16] in checks["backup"]["detail"]
    reopen(home, "work", "--until-empty")
    for slug, box in boxes.items():
        found = reopen(home, "files", "search", "--org", slug, "lantern", "--limit", "99")
        assert {hit["path"].rpartition("/")[2] for hit in found["hits"]} == {
            path.name for path in box.iterdir()
        }
        hit = found["hits"][0]
        out = box / "again"
        reopen(
            home, "files", "get", "--org", slug, "--document", hit["document"], "--out", str(out)
        )
        assert out.read_bytes() == (box / hit["path"].rpartition("/")[2]).read_bytes()
        log, heads = box.with_suffix(".jsonl"), box.with_suffix(".heads")
        reopen(home, "audit", "export", "--org", slug, "--out", str(log))
        heads.write_text(json.dumps({"heads": last["heads"]}))
        assert reopen(home, "audit", "verify", str(log), "--anchor", str(heads))["ok"]
