"""`reopen demo`: the make-believe world, served. Usable while its files are still being read."""

import argparse
import subprocess
import sys
import webbrowser
from pathlib import Path
from threading import Timer
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import CommandParser

from reopen.accounts.models import Organization
from reopen.demo.chronology import tell
from reopen.demo.commons import wait_in_commons
from reopen.demo.disclosure import compare
from reopen.demo.figures import name
from reopen.demo.filling import fill
from reopen.demo.flags import search
from reopen.demo.productions import produce
from reopen.demo.registry import load_registry
from reopen.demo.review import read
from reopen.demo.stories import tell_stories
from reopen.demo.world import PASSWORD, build_cases, build_people
from reopen.demo.world.people import Account
from reopen.kernel.commands import Document, ReopenCommand

_BROWSER_AFTER = 2.0  # seconds: the server answers by then


class Command(ReopenCommand):
    help = "Set everything up, load the make-believe world and serve it."
    group = "Start"

    def options(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
        parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)

    def answer(self, *, port: int, no_browser: bool, fill: bool, **_: Any) -> Document:
        self._refuse_real_data()
        if fill:
            return {"put": _fill()}
        accounts = self._world()
        address = f"http://127.0.0.1:{port}/"
        self._tell(address, accounts)
        filling = None if _complete().exists() else _start_filling()
        if not no_browser:
            Timer(_BROWSER_AFTER, webbrowser.open, [address]).start()
        try:
            call_command("serve", port=port)
        finally:
            if filling is not None and filling.poll() is None:
                filling.terminate()
        return {"address": address, "accounts": [account.email for account in accounts]}

    def words(self, document: Document) -> str:
        return f"{document['put']} files put in." if "put" in document else "Stopped."

    def _world(self) -> list[Account]:
        made = _world_made()
        if not made.exists():
            self.progress("Making two innocence organizations, a unit, the network's office …")
        accounts = build_people()
        if not made.exists():
            self.progress("Opening fifteen cases …")
            build_cases()
            load_registry()
            wait_in_commons()
            tell_stories()
            made.touch()
        return accounts

    def _tell(self, address: str, accounts: list[Account]) -> None:
        lines = [
            f"\nThe demo world is at {address}",
            f"Its teams sign in at {address}start/",
            f"Password of everybody: {PASSWORD}\n",
        ]
        lines += [f"  {a.email:<24} {a.name:<24} {a.role}, {a.organization}" for a in accounts]
        lines.append("\nBegin with nadia@demo.example. Her first case holds a complete file;")
        lines.append("its pages are being read while you look around. Stop with Ctrl-C.\n")
        self.progress("\n".join(lines))

    def _refuse_real_data(self) -> None:
        """The demo asks no second factor, so it must never open a real installation."""
        if not settings.REOPEN_DEMO:
            raise CommandError("Start the demo world with ./reopen demo.")
        if not _world_made().exists() and Organization.objects.exists():
            raise CommandError(
                f"{settings.REOPEN_HOME} holds organizations already. Set REOPEN_HOME to another "
                "folder for the demo world."
            )


def _fill() -> int:
    case = build_cases()
    if case is None:
        raise CommandError("The world has no case with a complete file.")
    organization = Organization.objects.get(id=case.organization_id)
    put = 0
    if not _filled().exists():
        put = fill(case.id, organization)
        _filled().touch()
    compare(case.id, organization)
    search(case.id, organization)
    name(case.id, organization)
    tell(case.id, organization)
    read(case.id, organization)
    produce(case.id, organization)
    _complete().touch()
    return put


def _start_filling() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "reopen", "demo", "--fill"])


def _world_made() -> Path:
    return Path(settings.REOPEN_HOME) / "demo-world"


def _filled() -> Path:
    return Path(settings.REOPEN_HOME) / "demo-file"


def _complete() -> Path:
    return Path(settings.REOPEN_HOME) / "demo-complete"
