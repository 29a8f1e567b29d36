"""A small launcher for the PostgreSQL that comes as a wheel: one server per folder.

    server = EmbeddedPostgres(home / "postgres")
    server.ensure_running()      # starts it, or joins the one that runs
    ...                          # the last process that leaves stops it

The server listens only on a Unix socket in a folder that nobody but its owner can enter; that
folder is what protects it, so inside it nobody is asked for a password.
"""

import atexit
import contextlib
import fcntl
import os
import secrets
import shlex
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from reopen.lib.postgres_footing import (
    ACCOUNT,
    ACCOUNT_FOLDER,
    Footing,
    PostgresProblemError,
    account_footing,
    footing,
    namespace,
)
from reopen.lib.postgres_socket import make_private, socket_folder

SUPERUSER = "postgres"
PATIENCE = 600.0  # seconds: a recovery after a crash may take minutes, and is not a failure
LAST_BREATH = 10.0  # seconds a killed server's children may take to go; no start before that

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A log holds ids, never what a client wrote: no statements, no values of the offending row.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Status:
    """What `doctor` shows of the server."""

    running: bool
    version: str
    data: Path
    socket: Path


class EmbeddedPostgres:
    """The server of one folder. `fast` gives durability up for speed: for tests only."""

    account = ACCOUNT
    account_folder = ACCOUNT_FOLDER

    def __init__(self, folder: Path, *, fast: bool = False) -> None:
        self.folder = folder.absolute()
        self.fast = fast
        self._lease: IO[str] | None = None
        self._joined = "none"

    @property
    def socket(self) -> Path:
        """The folder of the socket: what psycopg calls `host`. Known before the server starts."""
        return socket_folder(self._place())

    def ensure_running(self) -> Path:
        """Start the server or join the one that runs; returns the folder of its socket.

        From then on this process is one of its users, until it ends or calls `release`.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lease is None:
            self._lease = (self.folder / "users").open("w", encoding="ascii")
            atexit.register(self._release_in, os.getpid())
        fcntl.flock(self._lease, fcntl.LOCK_SH)
        if not self._answers():
            with self._alone():
                self._start()
        self._joined = self._pid()
        return self.socket

    def release(self) -> None:
        """Stop being a user of the server; the last one to leave stops it."""
        if self._lease is None:
            return
        lease, self._lease = self._lease, None
        with lease, contextlib.suppress(BlockingIOError):
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.stop()

    def stop(self) -> None:
        """Stop the server, whoever uses it: transactions under way are rolled back."""
        if not self.folder.exists():
            self._end_orphan()
            return
        with self._alone():
            if self._process_lives():
                self._footing().run(
                    "pg_ctl",
                    "stop",
                    "-D",
                    "data",
                    "-m",
                    "fast",
                    "-t",
                    str(int(PATIENCE)),
                    folder=self._place(),
                )

    def status(self) -> Status:
        """Whether the server answers, without starting it."""
        version = self._data / "PG_VERSION"
        return Status(
            running=self._answers(),
            version=version.read_text().strip() if version.exists() else "",
            data=self._data,
            socket=self.socket,
        )

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the superuser, autocommit: only to make roles and databases."""
        return psycopg.connect(
            host=str(self.socket),
            user=SUPERUSER,
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    @property
    def _data(self) -> Path:
        return self._place() / "data"

    def _release_in(self, process: int) -> None:
        """At exit; a forked child that ends must not stop its parent's server."""
        if os.getpid() == process:
            self.release()

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one process at a time starts or stops the server."""
        with (self.folder / "starting").open("w", encoding="ascii") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _start(self) -> None:
        how = self._footing()
        if not self._data.exists():
            self._initialize(how)
        begun = time.monotonic()
        while not self._answers():
            waited = time.monotonic() - begun
            if waited > PATIENCE:
                raise PostgresProblemError(
                    f"PostgreSQL does not get ready; its log is {self._place() / 'log'}."
                )
            if self._process_lives():  # still recovering, or still stopping
                time.sleep(0.05)
                continue
            try:
                self._launch(how)
            except PostgresProblemError:
                if waited > LAST_BREATH:
                    raise
                time.sleep(0.2)

    def _launch(self, how: Footing) -> None:
        place = self._place()
        if Path(f"/proc/{self._pid()}").exists():  # a crash left it, and its pid is another's now
            (self._data / "postmaster.pid").unlink()
        make_private(socket_folder(place), like=place)
        settings = SETTINGS | (FAST if self.fast else {})
        settings["unix_socket_directories"] = '"' + str(self.socket).replace('"', '""') + '"'
        settings["unix_socket_permissions"] = "0700"
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        how.run(
            "pg_ctl",
            "start",
            "-D",
            "data",
            "-l",
            "log",
            "-w",
            "-t",
            str(int(PATIENCE)),
            "-o",
            shlex.join(words),
            folder=place,
        )

    def _initialize(self, how: Footing) -> None:
        """Make the data under another name first: an interrupted start leaves nothing half made."""
        place = self._place()
        shutil.rmtree(place / "data.new", ignore_errors=True)
        how.run(
            "initdb",
            "-D",
            "data.new",
            "--username",
            SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions",
            *(["--no-sync"] if self.fast else []),
            folder=place,
        )
        (place / "data.new").rename(self._data)

    def _end_orphan(self) -> None:
        """The folder was taken away under the server: nothing is left to save, end it."""
        with contextlib.suppress(OSError):
            if Path(f"/proc/{self._joined}/cwd").readlink() == Path(f"{self._data} (deleted)"):
                os.kill(int(self._joined), signal.SIGQUIT)

    def _pid(self) -> str:
        """The pid the server wrote down, "none" without one."""
        try:
            return (self._data / "postmaster.pid").read_text().split("\n", 1)[0].strip() or "none"
        except FileNotFoundError:
            return "none"

    def _process_lives(self) -> bool:
        """Whether the process of that pid is this server: pids are used again."""
        try:
            folder = Path(f"/proc/{self._pid()}/cwd").resolve(strict=True)
        except OSError:
            return False
        return folder == self._data.resolve()

    def _place(self) -> Path:
        """Where the data are: in the folder, or where the system account keeps them."""
        try:
            return Path((self.folder / "elsewhere").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return self.folder

    def _footing(self) -> Footing:
        """As the present user, or as root where only a system account can run the server."""
        plain = os.geteuid() != 0 or namespace() or (self.folder / "data").exists()
        if plain and self._place() == self.folder:
            return footing()
        how = account_footing(self.account, self.account_folder)
        if self._place() == self.folder:
            place = self.account_folder / secrets.token_hex(8)
            place.mkdir(mode=0o700)
            shutil.chown(place, self.account, self.account)
            (self.folder / "elsewhere").write_text(str(place), encoding="utf-8")
        return how
