"""`reopen work`: a worker for the queues. Any number, on any number of machines."""

import os
import signal
import threading
import time
from typing import Any

from django.core.management.base import CommandParser

from reopen.kernel.commands import Document, ReopenCommand
from reopen.kernel.jobs import work
from reopen.kernel.queues import counts, nothing_waits


class Command(ReopenCommand):
    help = "Work the queues: read files, keep the search index, send what is due."
    group = "Start"

    def options(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, help="jobs at a time (cores + 1)")
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")
        parser.add_argument(
            "--with-parent", action="store_true", help="stop when the process that started it ends"
        )

    def answer(
        self, *, concurrency: int | None, until_empty: bool, with_parent: bool, **_: Any
    ) -> Document:
        if with_parent:
            threading.Thread(target=_stop_with_parent, args=(os.getppid(),), daemon=True).start()
        work(concurrency=concurrency, until=nothing_waits if until_empty else None)
        return counts()

    def words(self, document: Document) -> str:
        return f"Stopped. {document['todo']} jobs wait, {document['failed']} were set apart."


def _stop_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
