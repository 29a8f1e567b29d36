"""Does the second wall stand? Answers from PostgreSQL's own catalog, not from what we meant.

`reopen doctor`, the worker and the architecture tests ask the same questions here.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection

from reopen.kernel.models import OrganizationOwned

# Tables with an organization_id that are not models of the base: the audit log has plain ids.
OTHER_OWNED_TABLES = frozenset({"audit_event"})


def owned_tables() -> frozenset[str]:
    """Every table whose rows belong to one organization."""
    models = (model for model in apps.get_models() if issubclass(model, OrganizationOwned))
    return frozenset(model._meta.db_table for model in models) | OTHER_OWNED_TABLES


def findings() -> list[str]:
    """Everything that is wrong with the wall, as sentences; an empty list is good."""
    return [*role_findings(), *_table_findings(), *_key_findings(), *_view_findings()]


def role_findings() -> list[str]:
    """The runtime role is no superuser, bypasses nothing and owns no table."""
    row = _rows(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )[0]
    wrong = []
    if row[1]:
        wrong.append(f"The role {row[0]} is a superuser: row-level security does not bind it.")
    if row[2]:
        wrong.append(f"The role {row[0]} bypasses row-level security.")
    owned = _rows(
        "SELECT relname FROM pg_class WHERE relowner = "
        "(SELECT oid FROM pg_roles WHERE rolname = current_user) AND relkind IN ('r','p','v','m')"
    )
    wrong += [f"The role {row[0]} owns {name}." for (name,) in owned]
    return wrong


def _table_findings() -> Iterator[str]:
    known = {
        name: (enabled, forced, policies)
        for name, enabled, forced, policies in _rows(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,"
            " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)"
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r','p') AND n.nspname = 'public'"
        )
    }
    for table in sorted(owned_tables()):
        enabled, forced, policies = known.get(table, (False, False, 0))
        if not (enabled and forced and policies):
            yield f"The table {table} has no forced row-level security."
    columns = _rows(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'organization_id'"
    )
    for (table,) in columns:
        if table not in owned_tables() and table in known:
            yield f"The table {table} has an organization and no wall."


def _key_findings() -> Iterator[str]:
    """Unique keys and references between owned tables start with the organization."""
    owned = owned_tables()
    for table, name, columns in _rows(
        "SELECT t.relname, i.relname,"
        " ARRAY(SELECT a.attname::text FROM unnest(x.indkey::int[]) WITH ORDINALITY k(num, pos)"
        "   JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.num ORDER BY k.pos)"
        " FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid"
        " JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indisunique AND NOT x.indisprimary"
    ):
        if table in owned and columns[:1] != ["organization_id"]:
            yield f"The unique key {name} of {table} does not start with the organization."
    for table, target, name, columns in _rows(
        "SELECT t.relname, f.relname, c.conname,"
        " ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(num, pos)"
        "   JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num ORDER BY k.pos)"
        " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
        " JOIN pg_class f ON f.oid = c.confrelid WHERE c.contype = 'f'"
    ):
        if table in owned and target in owned and columns[:1] != ["organization_id"]:
            yield f"The reference {name} of {table} does not start with the organization."
    yield from _missing_references(owned)


def _missing_references(owned: frozenset[str]) -> Iterator[str]:
    """Every reference between owned models stands in the catalog as a composite key."""
    present = {
        (table, column)
        for table, column in _rows(
            "SELECT t.relname, a.attname FROM pg_constraint c"
            " JOIN pg_class t ON t.oid = c.conrelid"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]"
            " WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 2"
        )
    }
    for model in apps.get_models():
        table = model._meta.db_table
        for field in model._meta.local_concrete_fields:
            target = field.related_model
            if table not in owned or not isinstance(target, type):
                continue
            if target._meta.db_table in owned and (table, field.column) not in present:
                yield f"The reference {table}.{field.column} is not held inside its organization."


def _view_findings() -> Iterator[str]:
    """No view, materialized view or definer function looks at rows with another's rights."""
    for name, kind, options in _rows(
        "SELECT c.relname, c.relkind::text, coalesce(c.reloptions, '{}') FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('v','m') AND n.nspname = 'public'"
    ):
        if kind == "m" or "security_invoker=true" not in options:
            yield f"The view {name} reads with its owner's rights."
    for (name,) in _rows(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE p.prosecdef AND n.nspname = 'public'"
    ):
        yield f"The function {name} runs with its owner's rights."


def _rows(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
