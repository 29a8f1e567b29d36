"""What is in the database: rows and a hash of them, for each table and organization.

The hash of some rows is SHA-256 over the sorted SHA-256 sums of each row as PostgreSQL writes it,
columns by name: the order in which rows or columns lie makes no difference.
"""

from psycopg import Connection, sql
from psycopg.rows import TupleRow

from reopen.backup.place import BackupProblem

# Never in a backup: whoever had one could go on where somebody is signed in, and a link that was
# used would be good again after a restore.
LEFT_OUT = {
    "account_emailconfirmation": "links that prove an address, good for one use",
    "django_session": "everybody signs in again",
    "reopen_cache": "made anew; pages kept for a minute, limits on failed tries",
    "usersessions_usersession": "the list of who is signed in where",
}

Tables = dict[str, dict[str, dict[str, object]]]  # table -> organization ("" for none) -> figures

_COLUMNS = """\
select c.relname, array_agg(a.attname::text order by a.attname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
group by c.relname order by c.relname
"""

_FIGURES = """\
select coalesce(organization::text, ''), count(*),
    encode(sha256(string_agg(line, ''::bytea order by line)), 'hex')
from (
    select {organization} as organization, sha256(convert_to(row({columns})::text, 'UTF8')) as line
    from {table}
) lines group by 1 order by 1
"""

# Values are written in one way, whatever server or role; and where a policy would hide a row there
# is an error.
_SAME_EVERYWHERE = """\
set local row_security = off;
set local timezone = 'UTC';
set local datestyle = 'ISO';
set local intervalstyle = 'postgres';
set local bytea_output = 'hex';
set local extra_float_digits = 1;
"""


def require_every_row(connection: Connection[TupleRow]) -> None:
    """Refuse a role that row-level security binds: its backup would be a part, without an error."""
    row = connection.execute(
        "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user"
    ).fetchone()
    name, sees_all = row or ("", False)
    if not sees_all:
        raise BackupProblem(
            f"The role {name} is bound by row-level security, so its backup would hold only a part "
            "of the rows: nothing was written. Back up as reopen_backup."
        )


def figures(connection: Connection[TupleRow]) -> Tables:
    """Rows and hash of every table for each organization, within the transaction that is open."""
    connection.execute(_SAME_EVERYWHERE.encode())
    found: Tables = {}
    for table, columns in connection.execute(_COLUMNS.encode()).fetchall():
        if table in LEFT_OUT:
            continue
        owned = "organization_id" in columns
        query = sql.SQL(_FIGURES).format(
            organization=sql.Identifier("organization_id") if owned else sql.SQL("null::uuid"),
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
            table=sql.Identifier("public", table),
        )
        rows = connection.execute(query).fetchall()
        found[table] = {name: {"rows": count, "sha256": sha256} for name, count, sha256 in rows}
    return found


def differences(said: Tables, found: Tables) -> list[str]:
    """Where two states of a database differ, a sentence each."""
    wrong = []
    for table in sorted(said | found):
        one, other = said.get(table, {}), found.get(table, {})
        for name in sorted(one | other):
            if one.get(name) != other.get(name):
                rows = [of.get(name, {}).get("rows", 0) for of in (one, other)]
                whose = f" of organization {name}" if name else ""
                wrong.append(f"{table}{whose}: {rows[0]} rows in the backup, {rows[1]} here")
    return wrong
