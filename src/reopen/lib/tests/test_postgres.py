"""The launcher: one server per folder, private, joined by many and stopped by the last."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from reopen.lib import postgres
from reopen.lib.postgres import EmbeddedPostgres
from reopen.lib.postgres_footing import PostgresProblemError, find_programs
from reopen.lib.postgres_socket import LONGEST_SOCKET_PATH, make_private, socket_folder


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="reopen-test-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(home / "postgres", fast=True)
    server.ensure_running()
    yield server
    server.release()


def permissions_above(path: Path) -> dict[Path, int]:
    return {above: stat.S_IMODE(above.stat().st_mode) for above in path.parents}


def test_it_starts_joins_and_stops_and_widens_no_folder() -> None:
    with tempfile.TemporaryDirectory(prefix="reopen-test-") as home:
        folder = Path(home) / "postgres"
        places = permissions_above(folder) | permissions_above(find_programs())
        server = EmbeddedPostgres(folder, fast=True)
        assert not server.status().running
        server.ensure_running()
        server.ensure_running()
        assert server.status().running
        server.release()
        assert not server.status().running
        assert permissions_above(folder) | permissions_above(find_programs()) == places
        for part in (folder, folder / "data", server.socket):
            assert stat.S_IMODE(part.stat().st_mode) == 0o700
            assert part.stat().st_uid == os.geteuid()


def test_it_listens_on_no_network(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        shown = connection.execute("show listen_addresses").fetchone()
    assert shown == ("",)


def test_text_is_unicode_and_pages_carry_checksums(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        found = connection.execute(
            "select getdatabaseencoding(), lower('É'), current_setting('data_checksums')"
        ).fetchone()
    assert found == ("UTF8", "é", "on")


def test_its_log_keeps_no_values(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        connection.execute("create temp table once (word text primary key)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into once values ('privileged-word'), ('privileged-word')")
    log = (server.folder / "log").read_text()
    assert "duplicate key" in log
    assert "privileged-word" not in log


JOIN = """
import sys
from pathlib import Path
from reopen.lib.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), fast=True)
server.ensure_running()
print((server.folder / "data" / "postmaster.pid").read_text().split()[0], flush=True)
sys.stdin.read()
"""


def test_a_user_that_leaves_does_not_stop_it_for_the_others(server: EmbeddedPostgres) -> None:
    other = EmbeddedPostgres(server.folder, fast=True)
    other.ensure_running()
    other.release()
    assert server.status().running


def test_two_processes_that_start_at_once_get_the_same_server(home: Path) -> None:
    people = [
        subprocess.Popen(
            [sys.executable, "-c", JOIN, str(home / "two")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(postgres.__file__).parents[2])},
        )
        for _ in range(2)
    ]
    servers = [person.stdout.readline() for person in people if person.stdout]
    for person in people:
        person.communicate(timeout=30)
    assert [person.returncode for person in people] == [0, 0]
    assert servers[0] == servers[1] != ""
    assert not EmbeddedPostgres(home / "two").status().running


@pytest.mark.slow
def test_it_comes_back_after_a_kill(home: Path) -> None:
    server = EmbeddedPostgres(home / "killed", fast=True)
    server.ensure_running()
    with server.connect() as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('still here')")
        connection.execute("checkpoint")
    pid = int((server.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(pid, 9)
    server.ensure_running()
    with server.connect() as connection:
        assert connection.execute("select word from kept").fetchone() == ("still here",)
    server.release()


@pytest.mark.slow
def test_a_pid_that_means_another_process_today_does_not_stop_the_start(home: Path) -> None:
    server = EmbeddedPostgres(home / "stale", fast=True)
    server.ensure_running()
    server.release()
    (server.folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    server.ensure_running()
    assert server.status().running
    server.release()


@pytest.mark.slow
def test_a_server_whose_folder_was_taken_away_is_ended(home: Path) -> None:
    server = EmbeddedPostgres(home / "gone", fast=True)
    server.ensure_running()
    pid = int((server.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    shutil.rmtree(server.folder, ignore_errors=True)
    server.release()
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.slow
def test_data_half_made_are_made_again(home: Path) -> None:
    folder = home / "half"
    (folder / "data.new" / "base").mkdir(parents=True)
    server = EmbeddedPostgres(folder, fast=True)
    server.ensure_running()
    assert server.status().running
    server.release()


@pytest.mark.slow
def test_a_deep_folder_gets_a_short_private_socket(home: Path) -> None:
    deep = home / ("d" * 90) / "postgres"
    server = EmbeddedPostgres(deep, fast=True)
    server.ensure_running()
    assert len(os.fsencode(server.socket / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    server.release()
    server.socket.rmdir()
    assert socket_folder(deep) == server.socket


def test_a_socket_folder_laid_out_by_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trap").symlink_to(tmp_path)
    with pytest.raises(PostgresProblemError, match="belongs to somebody else"):
        make_private(tmp_path / "trap", like=tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")
def test_without_namespaces_root_lends_it_an_account(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "namespace", tuple)
    account_folder = Path(tempfile.mkdtemp(prefix="reopen-test-", dir="/var/tmp"))
    account_folder.chmod(0o711)
    monkeypatch.setattr(EmbeddedPostgres, "account", "daemon")
    monkeypatch.setattr(EmbeddedPostgres, "account_folder", account_folder)
    (home / "lent").mkdir(mode=0o700)
    places = permissions_above(home / "lent" / "x") | permissions_above(find_programs())
    try:
        server = EmbeddedPostgres(home / "lent", fast=True)
        server.ensure_running()
        assert server.status().running
        assert server.status().data.owner() == "daemon"
        server.release()
        assert not server.status().running
        now = permissions_above(home / "lent" / "x") | permissions_above(find_programs())
        assert now == places
    finally:
        shutil.rmtree(account_folder)
