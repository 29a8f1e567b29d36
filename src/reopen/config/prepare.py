"""Makes an installation ready: server, roles, database, tables. Quick when nothing changed."""

import io
import os
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.utils import ProgrammingError

from reopen.backup.place import UNFINISHED_RESTORE
from reopen.lib.database_roles import ensure_database
from reopen.lib.databases import embedded_server

GATE = "select pg_advisory_lock(hashtext('reopen migrations'))"


def prepare() -> None:
    """Start the embedded server, make roles and database, and bring the tables up to date.

    With DATABASE_URL the server is somebody else's: only the tables are looked after, and for that
    REOPEN_OWNER_DATABASE_URL is needed. Any number of processes may call it at once.
    """
    if (settings.REOPEN_HOME / UNFINISHED_RESTORE).exists():
        raise CommandError(
            f"A restore into {settings.REOPEN_HOME} was broken off, so it is not whole. Remove it, "
            "or with DATABASE_URL make the database anew as well, and restore once more."
        )
    start_server()
    bring_up_to_date()


def start_server() -> None:
    """Make the home; start the embedded server and see to its roles, unless it is another's."""
    home: Path = settings.REOPEN_HOME
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_URL_FILE"):
        server = embedded_server(home)
        if not server.status().version:
            _say("Preparing a new installation: database, roles, tables ...")
        server.ensure_running()
        ensure_database(server)


def bring_up_to_date() -> None:
    """Run the migrations that the database has not seen."""
    if waiting():
        _migrate()


def waiting() -> set[tuple[str, str]]:
    """Migrations in the installed packages that the database has not seen, as (app, name).

    Compares file names with the table of applied ones, so that nothing has to be imported.
    """
    files = {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in (Path(app.path) / "migrations").glob("[!_]*.py")
        if path.stem[0].isdigit()
    }
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute("select app, name from django_migrations")
        except ProgrammingError:
            return files
        return files - set(cursor.fetchall())


def _migrate() -> None:
    owner = connections["owner"].settings_dict["USER"]
    if owner == connections["default"].settings_dict["USER"]:
        raise CommandError(
            "The database has to be brought up to date: set REOPEN_OWNER_DATABASE_URL and run "
            "reopen migrate --database owner."
        )
    with connections["owner"].cursor() as gate:
        gate.execute(GATE)
        if waiting():  # nobody did it while this process waited
            _say("Bringing the database up to date ...")
            call_command("migrate", database="owner", interactive=False, verbosity=0)
            call_command("places", "load", stdout=io.StringIO())
            call_command("units", "load", stdout=io.StringIO(), stderr=io.StringIO())
            call_command("directory", "load", stdout=io.StringIO())
            call_command("bulletin", "load", stdout=io.StringIO())
        gate.execute(GATE.replace("lock", "unlock"))


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
