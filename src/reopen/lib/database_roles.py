"""The three roles of the database, and the SQL that makes them.

The *owner* makes and changes tables and is used by migrations alone. The *app* role is what pages,
jobs and commands run as: it owns nothing and no wall bends for it. The *backup* role sees every
row and changes none. The superuser is used once, to make these three.
"""

from typing import Any, Protocol

from psycopg import Connection, sql
from psycopg.rows import TupleRow

from reopen.lib.postgres import EmbeddedPostgres

OWNER = "reopen_owner"
APP = "reopen_app"
BACKUP = "reopen_backup"
DATABASE = "reopen"
VERSION = "Reopen, roles 1"  # raise it when the SQL below changes: it is then applied once more

ROLES = f"""\
do $$
declare name text;
begin
    foreach name in array array['{OWNER}', '{APP}', '{BACKUP}'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I login', name);
        end if;
    end loop;
end $$;
alter role {OWNER} nosuperuser nobypassrls nocreaterole;
alter role {APP} nosuperuser nobypassrls nocreaterole nocreatedb;
alter role {BACKUP} nosuperuser bypassrls nocreaterole nocreatedb;
alter role {BACKUP} set default_transaction_read_only = on;
grant pg_read_all_data to {BACKUP};
"""

# The app role may not TRUNCATE: walls do not hold there. Functions are not for everybody.
PRIVILEGES = f"""\
revoke create on schema public from public;
grant usage on schema public to {APP}, {BACKUP};
alter default privileges for role {OWNER}
    grant select, insert, update, delete on tables to {APP};
alter default privileges for role {OWNER}
    grant usage, select on sequences to {APP};
alter default privileges for role {OWNER}
    revoke execute on functions from public;
alter default privileges for role {OWNER}
    grant execute on functions to {APP};
"""  # noqa: S608 - made of constants

CONNECTIONS = """\
revoke all on database {database} from public;
grant connect on database {database} to {app}, {backup};
"""

# PostgreSQL refuses the second of two processes that change one role. Held until the connection
# ends.
ONE_AT_A_TIME = b"select pg_advisory_lock(hashtext('reopen roles'))"


class Cursor(Protocol):
    """What psycopg's cursors and Django's have in common."""

    def execute(self, query: Any, params: Any = None, /) -> Any: ...
    def fetchone(self) -> Any: ...


def roles_for_a_server(database: str = DATABASE) -> str:
    """The SQL an administrator runs with psql, as superuser, on a server of one's own."""
    return "\n".join(
        [
            "-- Run as superuser: psql -f THIS postgres. PostgreSQL 15 or newer.",
            ROLES,
            f"create database {database} owner {OWNER} encoding 'UTF8' template template0;",
            _connections(database).as_string(),
            f"\\connect {database}",
            PRIVILEGES,
            f"-- Then give the roles passwords: \\password {APP}, \\password {OWNER},",
            f"-- \\password {BACKUP}. DATABASE_URL names {APP},",
            f"-- REOPEN_OWNER_DATABASE_URL names {OWNER}.",
            "",
        ]
    )


def ensure_database(server: EmbeddedPostgres, database: str = DATABASE) -> None:
    """Make roles and database in the running `server`, unless they are there already."""
    with server.connect() as connection:
        if _version(connection, database) == VERSION:
            return
        connection.execute(ONE_AT_A_TIME)
        version = _version(connection, database)
        if version != VERSION:  # nobody did it while this process waited
            _make(server, connection, database, new=version is None)


def ensure_test_roles(server: EmbeddedPostgres) -> None:
    """Make the roles so that the owner may make test databases, born with the same privileges."""
    ensure_database(server, "template1")
    with server.connect() as connection:
        connection.execute(ONE_AT_A_TIME)
        connection.execute(f"alter role {OWNER} createdb".encode())


def role_problems(cursor: Cursor) -> list[str]:
    """Why the role of this connection must not be the runtime role; empty when it may."""
    cursor.execute(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole,"
        " (select count(*) from pg_class where relowner = pg_roles.oid),"
        " (select count(*) from pg_roles strong where (strong.rolsuper or strong.rolbypassrls"
        "  or strong.oid in (select relowner from pg_class where relrowsecurity))"
        "  and strong.oid <> pg_roles.oid and pg_has_role(pg_roles.oid, strong.oid, 'member'))"
        " from pg_roles where rolname = current_user"
    )
    name, superuser, bypass, creates_roles, owned, stronger = cursor.fetchone()
    found = {
        "is a superuser": superuser,
        "bypasses row-level security": bypass,
        "may make roles": creates_roles,
        f"owns {owned} tables or indexes": owned,
        "can become a stronger role": stronger and not superuser,
    }
    return [f"The database role {name} {problem}." for problem, there in found.items() if there]


def _version(connection: Connection[TupleRow], database: str) -> str | None:
    """The version its comment tells; "" without one, None when there is no such database."""
    row = connection.execute(
        "select coalesce(shobj_description(oid, 'pg_database'), '')"
        " from pg_database where datname = %s",
        [database],
    ).fetchone()
    return str(row[0]) if row else None


def _make(
    server: EmbeddedPostgres, connection: Connection[TupleRow], database: str, *, new: bool
) -> None:
    name = sql.Identifier(database)
    connection.execute(ROLES.encode())
    if new:
        create = sql.SQL("create database {} owner {}")
        connection.execute(create.format(name, sql.Identifier(OWNER)))
    connection.execute(_connections(database))
    with server.connect(database) as inside:
        inside.execute(PRIVILEGES.encode())
    connection.execute(sql.SQL("comment on database {} is {}").format(name, VERSION))


def _connections(database: str) -> sql.Composed:
    return sql.SQL(CONNECTIONS).format(
        database=sql.Identifier(database), app=sql.Identifier(APP), backup=sql.Identifier(BACKUP)
    )
