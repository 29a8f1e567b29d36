"""`reopen doctor`: is everything in order?"""

from dataclasses import asdict
from typing import Any

from reopen.config.checkup import checkup
from reopen.kernel.commands import Document, ReopenCommand


class Command(ReopenCommand):
    help = "Look whether database, walls, sandbox, OCR, disk, jobs, mail and backups are in order."
    group = "Care"

    def answer(self, **_options: Any) -> Document:
        return {"checks": [asdict(check) for check in checkup()]}

    def words(self, document: Document) -> str:
        return "\n".join(
            f"{'ok  ' if check['ok'] else 'BAD '} {check['name']:<44} {check['detail']}"
            for check in document["checks"]
        )

    def failure(self, document: Document) -> str:
        bad = [check["name"] for check in document["checks"] if not check["ok"]]
        return f"Not in order: {', '.join(bad)}." if bad else ""
