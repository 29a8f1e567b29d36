"""`reopen serve`: the web server, and by default a worker beside it."""

import os
import subprocess
import sys
from typing import Any

from django.core.management.base import CommandParser
from granian import Granian
from granian.constants import Interfaces

from reopen.kernel.commands import Document, ReopenCommand

THREADS = 4


class Command(ReopenCommand):
    help = "Serve the site; --no-worker where workers run on their own."
    group = "Start"

    def options(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=max(1, (os.cpu_count() or 2) // 2))
        parser.add_argument("--no-worker", dest="with_worker", action="store_false")

    def answer(
        self, *, host: str, port: int, processes: int, with_worker: bool, **_: Any
    ) -> Document:
        worker = _start_worker() if with_worker else None
        self.progress(f"Serving on http://{host}:{port}/ (stop with Ctrl-C).")
        try:
            server = Granian(
                "reopen.config.wsgi:application",
                address=host,
                port=port,
                interface=Interfaces.WSGI,
                workers=processes,
                blocking_threads=THREADS,
                log_access=False,
                log_level="warning",  # type: ignore[arg-type]
            )
            server.serve()
        finally:
            if worker is not None:
                worker.terminate()
                worker.wait()
        return {"served": f"http://{host}:{port}/"}

    def words(self, document: Document) -> str:
        return "Stopped."


def _start_worker() -> "subprocess.Popen[bytes]":
    """A worker that also ends when this process is killed."""
    return subprocess.Popen([sys.executable, "-m", "reopen", "work", "--with-parent"])
