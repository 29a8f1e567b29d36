"""The second wall, read from PostgreSQL's own catalog."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import Error, connection, models, transaction

from reopen.accounts.models import Membership
from reopen.audit.models import Event
from reopen.kernel.models import OrganizationOwned
from reopen.kernel.scope import OutsideOrganization, organization_scope
from reopen.lib.database_roles import role_problems
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def owned_tables() -> Iterator[str]:
    """Tables of every organization-owned model, and the audit log."""
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, OrganizationOwned) or model is Event:
            yield model._meta.db_table


def rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def test_every_table_with_an_organization_is_an_owned_model() -> None:
    """A model that names an organization but forgot the base would stand outside the walls."""
    found = rows(
        "SELECT table_name FROM information_schema.columns"
        " WHERE column_name = 'organization_id' AND table_schema = 'public'"
    )
    assert {name for (name,) in found} == set(owned_tables())


def test_every_owned_table_has_forced_row_security_with_a_policy_for_every_command() -> None:
    forced = rows(
        "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid"
        " WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polcmd = '*'"
        " AND p.polname = 'organization' AND p.polwithcheck IS NULL"
    )
    assert set(owned_tables()) - {name for (name,) in forced} == set()


def test_the_only_other_policy_shows_a_person_her_own_memberships() -> None:
    others = rows(
        "SELECT c.relname, p.polname, p.polcmd FROM pg_policy p"
        " JOIN pg_class c ON c.oid = p.polrelid WHERE p.polname <> 'organization'"
    )
    assert others == [(Membership._meta.db_table, "own_rows", "r")]


def test_unique_keys_of_owned_tables_start_with_the_organization() -> None:
    """The primary key is a random identifier and tells nothing; every other key is within one."""
    found = rows(
        "SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text FROM pg_index i"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
        " WHERE i.indisunique AND NOT i.indisprimary AND i.indrelid::regclass::text = ANY(%s)"
        " AND a.attname <> 'organization_id'",
        list(owned_tables()),
    )
    assert found == []


def test_foreign_keys_between_owned_tables_start_with_the_organization() -> None:
    found = rows(
        "SELECT k.conrelid::regclass::text, k.conname FROM pg_constraint k"
        " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]"
        " WHERE k.contype = 'f' AND a.attname <> 'organization_id'"
        " AND k.conrelid::regclass::text = ANY(%s) AND k.confrelid::regclass::text = ANY(%s)",
        list(owned_tables()),
        list(owned_tables()),
    )
    assert found == []


def test_every_reference_between_owned_tables_is_a_key() -> None:
    """`OwnedForeignKey` makes no plain key, so the migration must have made the composite one."""
    keys = rows(
        "SELECT k.conrelid::regclass::text, a.attname FROM pg_constraint k"
        " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[2]"
        " WHERE k.contype = 'f'"
    )
    references = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        if issubclass(model, OrganizationOwned)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, OrganizationOwned)
    }
    assert references - set(keys) == set()


def test_the_role_of_the_site_is_weak() -> None:
    with connection.cursor() as cursor:
        assert role_problems(cursor) == []
    assert rows("SELECT current_user") == [("reopen_app",)]


def test_the_role_of_the_site_empties_no_table() -> None:
    found = rows(
        "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')"
        " AND has_table_privilege(c.oid, 'TRUNCATE')"
    )
    assert found == []


def test_no_view_bends_the_walls() -> None:
    found = rows(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND (c.relkind = 'm' OR (c.relkind = 'v'"
        " AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false)))"
    )
    assert found == []


def test_no_function_runs_as_somebody_stronger() -> None:
    found = rows(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef"
    )
    assert found == []


def test_without_an_organization_there_are_no_rows(cast: Cast) -> None:
    cast.everyone()
    counted = {table: rows(f"SELECT count(*) FROM {table}") for table in owned_tables()}  # noqa: S608
    assert {table: count for table, count in counted.items() if count != [(0,)]} == {}


def test_managers_refuse_to_answer_outside_an_organization(cast: Cast) -> None:
    with pytest.raises(OutsideOrganization):
        Membership.objects.count()


def test_with_python_scoping_gone_the_database_still_hides_foreign_rows(cast: Cast) -> None:
    cast.everyone()
    with organization_scope(cast.prairie.id):
        seen = rows("SELECT DISTINCT organization_id FROM accounts_membership")
    assert seen == [(cast.prairie.id,)]


def test_a_row_cannot_be_moved_to_another_organization(cast: Cast) -> None:
    assert cast.alice
    with pytest.raises(Error, match="row-level security"), organization_scope(cast.harbor.id):
        rows("UPDATE accounts_membership SET organization_id = %s RETURNING id", cast.prairie.id)


def test_a_reference_into_another_organization_is_refused(cast: Cast) -> None:
    foreign = cast.membership(cast.olga)
    own = cast.membership(cast.stella)
    with organization_scope(cast.harbor.id):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        mine = Membership.objects.filter(id=own.id)
        with pytest.raises(Error, match="foreign key"), transaction.atomic():
            mine.update(supervisor_id=foreign.id)


def test_her_memberships_elsewhere_are_hers_to_see_and_not_to_change(cast: Cast) -> None:
    assert cast.bettina
    with organization_scope(cast.prairie.id, cast.bettina.id):
        mine = Membership.of_user.filter(user=cast.bettina)
        assert mine.count() == 2
        assert mine.update(role="director") == 1
