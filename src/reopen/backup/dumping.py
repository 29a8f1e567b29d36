"""The database through pg_dump and pg_restore, sealed on its way: never in the clear on a disk."""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from psycopg.conninfo import make_conninfo

from reopen.backup.contents import LEFT_OUT
from reopen.backup.place import BackupProblem
from reopen.kernel.masterkey import derived
from reopen.kernel.sealed import KeyRing, Opened, Sealer
from reopen.lib.postgres_footing import find_programs

BLOCK = 1024 * 1024
Parameters = dict[str, Any]


def dump_database(parameters: Parameters, snapshot: str, target: Path, master: bytes) -> None:
    """Write what pg_dump gives of that snapshot into `target`, sealed."""
    left_out = [f"--exclude-table-data=public.{table}" for table in sorted(LEFT_OUT)]
    words = ["--format=custom", f"--snapshot={snapshot}", "--lock-wait-timeout=60s", *left_out]
    with (
        target.open("wb") as out,
        _running("pg_dump", parameters, *words, stdout=subprocess.PIPE) as program,
    ):
        sealer = Sealer(out, _ring(master))
        while block := _pipe(program.stdout).read(BLOCK):
            sealer.write(block)
        sealer.end(target.name)


def load_database(parameters: Parameters, source: Path, master: bytes) -> None:
    """Fill an empty database from a sealed dump: all of it or nothing."""
    words = ["--single-transaction", "--exit-on-error", "--no-owner"]
    with (
        source.open("rb") as sealed,
        _running("pg_restore", parameters, *words, stdin=subprocess.PIPE) as program,
        contextlib.suppress(BrokenPipeError),  # it stopped: its exit status tells
        _pipe(program.stdin) as pipe,
    ):
        for block in Opened(sealed, _ring(master), source.name).read():
            pipe.write(block)


def check_sealed(source: Path, master: bytes) -> None:
    """Open the sealed dump from end to end; `SealBrokenError` when it is not what was written."""
    with source.open("rb") as sealed:
        for _ in Opened(sealed, _ring(master), source.name).read():
            pass


@contextlib.contextmanager
def _running(
    program: str, parameters: Parameters, *words: str, **streams: int
) -> "Iterator[subprocess.Popen[bytes]]":
    """One of PostgreSQL's programs beside the body; failed is what it said it failed at.

    The password goes by the environment: arguments are seen by everybody on the machine.
    """
    known = {name: value for name, value in parameters.items() if name != "password"}
    password = {"PGPASSWORD": parameters["password"]} if parameters.get("password") else {}
    command = [str(find_programs() / program), "--no-password", *words]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            [*command, f"--dbname={make_conninfo('', **known)}"],
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **password},
            stderr=said,
            **streams,  # type: ignore[call-overload]
        ) as begun,
    ):
        try:
            yield begun
        except BaseException:
            begun.kill()
            raise
        if begun.wait():
            said.seek(0)
            words_said = " ".join(said.read().decode(errors="replace").split())[-600:]
            raise BackupProblem(f"{program} failed: {words_said}")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - it was asked for
    return stream


def _ring(master: bytes) -> KeyRing:
    """A key for dumps alone; no organization's."""
    return KeyRing(UUID(int=0), {1: derived(master, "backup")}, b"")
