"""The page of settings, from the settings as they are read."""

import importlib

from reopen.config.options import ENVIRONMENT
from reopen.lib.environment import Setting

INTRODUCTION = """\
# Settings

An installation is set through its environment. Nothing has to be set on one laptop. An empty value
counts as not set, and a value that cannot be meant stops the start with a sentence. This page is
written from the code: `./reopen reference`.

| setting | kind | default | meaning |
|---|---|---|---|
"""
# Read before the settings are, or by a part that knows no settings.
ELSEWHERE = (
    Setting(
        "REOPEN_NO_APT",
        "any text",
        "",
        "`./reopen` never installs system packages, also where it could without a password.",
    ),
    Setting(
        "REOPEN_SANDBOX_COMMAND",
        "path",
        "",
        "The bubblewrap program that reads files in a sandbox. Without it the system's is used, or "
        "the one that came with Reopen.",
    ),
)
SERVER = """\

## A PostgreSQL server of one's own

Without `DATABASE_URL` Reopen runs a PostgreSQL of its own in the folder `postgres/` of its home.
On a server (15 or newer), an administrator makes three roles and the database once:

    ./reopen database-roles > roles.sql
    psql -f roles.sql postgres

and gives each role a password. `reopen_app` (in `DATABASE_URL`) is what pages, jobs and commands
run as: it owns nothing, and `reopen doctor` fails when it becomes a superuser, may bypass row-level
security or owns a table. `reopen_owner` (in `REOPEN_OWNER_DATABASE_URL`) makes and changes tables;
it is needed only where migrations are run. `reopen_backup` reads every row and changes none.
"""


def page(settings: tuple[Setting, ...]) -> str:
    """The page, for these settings and those read elsewhere."""
    rows = sorted((*settings, *ELSEWHERE), key=lambda setting: setting.name)
    lines = [
        " | ".join(["", f"`{row.name}`", row.kind, _code(row.default), row.meaning, ""]).strip()
        for row in rows
    ]
    return INTRODUCTION + "\n".join(lines) + "\n" + SERVER


def _code(text: str) -> str:
    return f"`{text}`" if text else "none"


def current() -> str:
    """The page for the settings that the code reads today."""
    importlib.import_module("reopen.config.settings")  # reading registers
    return page(ENVIRONMENT.settings)
