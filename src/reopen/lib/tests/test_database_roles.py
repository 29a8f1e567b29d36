"""The runtime role owns nothing, and no wall bends for it."""

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from reopen.lib.database_roles import (
    APP,
    BACKUP,
    OWNER,
    ensure_database,
    ensure_test_roles,
    role_problems,
    roles_for_a_server,
)
from reopen.lib.databases import database_settings
from reopen.lib.environment import Environment, EnvironmentProblemError
from reopen.lib.postgres import EmbeddedPostgres

TABLE = """
create table letter (org int, body text);
insert into letter values (1, 'one'), (2, 'two');
alter table letter enable row level security;
alter table letter force row level security;
create policy own on letter
    using (org = nullif(current_setting('app.organization', true), '')::int);
create function answer() returns int language sql as 'select 42';
"""


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddedPostgres]:
    home = Path(tempfile.mkdtemp(prefix="reopen-test-"))
    server = EmbeddedPostgres(home / "postgres", fast=True)
    server.ensure_running()
    ensure_database(server)
    ensure_database(server)
    with connect(server, OWNER) as connection:
        connection.execute(TABLE)
    yield server
    server.release()
    shutil.rmtree(home)


def connect(
    server: EmbeddedPostgres, role: str, database: str = "reopen"
) -> "psycopg.Connection[Any]":
    return psycopg.connect(host=str(server.socket), user=role, dbname=database, autocommit=True)


def test_the_app_role_is_fit_and_the_others_are_not(server: EmbeddedPostgres) -> None:
    with connect(server, APP) as connection:
        assert role_problems(connection.cursor()) == []
    with connect(server, OWNER) as connection:
        assert any("owns" in problem for problem in role_problems(connection.cursor()))
    with connect(server, BACKUP) as connection:
        assert role_problems(connection.cursor()) == [
            f"The database role {BACKUP} bypasses row-level security."
        ]


def test_a_runtime_role_made_superuser_is_found(server: EmbeddedPostgres) -> None:
    with server.connect() as boss, connect(server, APP) as connection:
        boss.execute(f"alter role {APP} superuser")
        try:
            assert "is a superuser" in role_problems(connection.cursor())[0]
        finally:
            boss.execute(f"alter role {APP} nosuperuser")


def test_a_runtime_role_that_can_become_the_owner_is_found(server: EmbeddedPostgres) -> None:
    with server.connect() as boss, connect(server, APP) as connection:
        boss.execute(f"grant {OWNER} to {APP}")
        try:
            assert "stronger role" in role_problems(connection.cursor())[0]
        finally:
            boss.execute(f"revoke {OWNER} from {APP}")


def test_the_app_role_uses_what_the_owner_makes_behind_the_wall(server: EmbeddedPostgres) -> None:
    with connect(server, APP) as connection:
        assert connection.execute("select count(*) from letter").fetchone() == (0,)
        assert connection.execute("select answer()").fetchone() == (42,)
        with connection.transaction():
            connection.execute("select set_config('app.organization', '2', true)")
            assert connection.execute("select body from letter").fetchall() == [("two",)]


@pytest.mark.parametrize(
    "forbidden",
    [
        "truncate letter",
        "create table mine (x int)",
        "alter table letter no force row level security",
        f"set role {OWNER}",
    ],
)
def test_the_app_role_may_not(server: EmbeddedPostgres, forbidden: str) -> None:
    refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with connect(server, APP) as connection, refused:
        connection.execute(forbidden)


def test_the_backup_role_reads_everything_and_changes_nothing(server: EmbeddedPostgres) -> None:
    with connect(server, BACKUP) as connection:
        assert connection.execute("select count(*) from letter").fetchone() == (2,)
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.execute("delete from letter")
        connection.execute("set default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from letter")


def test_a_test_database_of_the_owner_serves_the_app_role(server: EmbeddedPostgres) -> None:
    ensure_test_roles(server)
    with connect(server, OWNER) as connection:
        connection.execute("create database born")
    with connect(server, OWNER, "born") as connection:
        connection.execute(TABLE)
    with connect(server, APP, "born") as connection:
        assert connection.execute("select count(*) from letter").fetchone() == (0,)


def test_workers_of_a_test_run_may_come_at_the_same_moment(server: EmbeddedPostgres) -> None:
    with ThreadPoolExecutor(8) as workers:
        list(workers.map(ensure_test_roles, [server] * 64))


def test_the_sql_for_an_administrator_runs_in_psql_and_names_no_password() -> None:
    text = roles_for_a_server("elsewhere")
    assert 'grant connect on database "elsewhere"' in text
    assert "password '" not in text


def test_a_url_becomes_the_app_role_and_another_the_owner() -> None:
    found = database_settings(
        Path("/nowhere"),
        Environment(
            {
                "DATABASE_URL": "postgresql://reopen_app:a%40b@db.example:6432/cases?sslmode=require",
                "REOPEN_OWNER_DATABASE_URL": "postgresql://reopen_owner@db.example/cases",
            }
        ),
    )
    app, owner = found["default"], found["owner"]
    assert (app["USER"], app["PASSWORD"], app["HOST"]) == ("reopen_app", "a@b", "db.example")
    assert (app["PORT"], app["NAME"]) == ("6432", "cases")
    assert app["OPTIONS"]["sslmode"] == "require"
    assert owner["USER"] == "reopen_owner"


def test_a_wrong_url_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(EnvironmentProblemError) as problem:
        database_settings(Path("/nowhere"), Environment({"DATABASE_URL": "postgresql//x:hush@y"}))
    assert "hush" not in str(problem.value)
