"""Which database this installation uses, in the form Django's settings take."""

import os
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from reopen.lib.database_roles import APP, BACKUP, DATABASE, OWNER, ensure_test_roles
from reopen.lib.environment import Environment, EnvironmentProblemError
from reopen.lib.postgres import EmbeddedPostgres

Settings = dict[str, dict[str, Any]]


def database_settings(home: Path, environment: Environment | None = None) -> Settings:
    """The aliases "default" (the app role) and "owner" (migrations). Starts nothing.

    Without DATABASE_URL they point to the embedded server of `home`.
    """
    environment = environment or Environment(os.environ)
    app = environment.secret(
        "DATABASE_URL",
        meaning="A PostgreSQL server (15 or newer) instead of the embedded one, as the role "
        f"{APP}: postgresql://{APP}:password@host/{DATABASE}.",
    )
    owner = environment.secret(
        "REOPEN_OWNER_DATABASE_URL",
        meaning=f"The same database as the role {OWNER}. Needed with DATABASE_URL where migrations "
        "are run, and only there.",
    )
    if not app:
        return embedded_settings(embedded_server(home).socket)
    return {
        "default": _from_url("DATABASE_URL", app),
        "owner": _from_url("REOPEN_OWNER_DATABASE_URL", owner or app),
    }


def embedded_server(home: Path) -> EmbeddedPostgres:
    """The server that belongs to the installation in `home`."""
    return EmbeddedPostgres(home / "postgres")


def embedded_settings(socket: Path) -> Settings:
    """The aliases on an embedded server with that socket folder.

    No pooler stands in between, so statements with bound values (`kernel.compiled`) are prepared.
    """
    prepared = {"prepare_threshold": 0}
    return {
        alias: _database(NAME=DATABASE, USER=role, HOST=str(socket), options=prepared)
        for alias, role in (("default", APP), ("owner", OWNER))
    }


def backup_address(environment: Environment) -> str:
    """Where backups read the database on a server of one's own; empty on the embedded one."""
    return environment.secret(
        "REOPEN_BACKUP_DATABASE_URL",
        meaning=f"The same database as the role {BACKUP}, which sees every row and changes none. "
        "Needed with DATABASE_URL where backups are made or restored.",
    )


def backup_parameters(settings: Settings, backup_url: str = "") -> dict[str, Any]:
    """How psycopg and pg_dump reach the database as the backup role."""
    if backup_url:
        return conninfo_to_dict(backup_url)
    return owner_parameters(settings) | {"user": BACKUP, "password": ""}


def owner_parameters(settings: Settings) -> dict[str, Any]:
    """How psycopg and pg_restore reach the database as its owner."""
    used = settings["owner"]
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    options = {key: value for key, value in used["OPTIONS"].items() if key != "prepare_threshold"}
    return options | {key: used[name] for key, name in known.items()} | {"port": used["PORT"]}


def start_test_server(folder: Path) -> Settings:
    """Start or join a fast server for tests and return the aliases on it.

    Any number of processes may share `folder`; the last one that ends stops the server. The owner
    may create databases there, and a database it creates gives the app role its usual privileges.
    """
    server = EmbeddedPostgres(folder, fast=True)
    settings = embedded_settings(server.ensure_running())
    ensure_test_roles(server)
    return settings


def _from_url(name: str, url: str) -> dict[str, Any]:
    try:
        parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError:
        raise EnvironmentProblemError(
            f"{name} must look like postgresql://role:password@host:5432/database."
        ) from None
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    taken = {key: str(parts.pop(part, "")) for key, part in known.items()}
    return _database(PORT=str(parts.pop("port", "")), options=parts, **taken)


def _database(*, options: dict[str, Any] | None = None, **place: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "PORT": "",
        "PASSWORD": "",
        **place,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **(options or {})},
    }
