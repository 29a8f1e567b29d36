# ruff: noqa: S608 - the names of tables are our own
"""The second wall alone: PostgreSQL, without the application's scoping."""

from typing import Any

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from reopen.kernel import wall_audit
from reopen.kernel.models import OrganizationOwned, OwnedForeignKey
from tests.access.canaries import ORGANIZATIONS
from tests.access.crawl import LEAST_PAGES, crawl
from tests.access.faults import everything_visible
from tests.access.walk import TABLES
from tests.access.world import World, scope_of

OWNED = [model for model in apps.get_models() if issubclass(model, OrganizationOwned)]


def rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def test_the_wall_stands_and_the_role_is_plain(world: World) -> None:
    assert wall_audit.findings() == []
    assert wall_audit.role_findings() == []


@pytest.mark.parametrize("table", TABLES)
def test_plain_sql_shows_only_rows_of_the_organization(world: World, table: str) -> None:
    for name in ORGANIZATIONS:
        with scope_of(world, name):
            seen = rows(f"SELECT DISTINCT organization_id FROM {table}")
            assert seen == [(world.organizations[name],)]
    assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


@pytest.mark.parametrize("table", TABLES)
def test_plain_sql_puts_no_row_into_another_organization(world: World, table: str) -> None:
    """A copy of an own row, given to somebody else, is refused."""
    columns = [
        column
        for (column,) in rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND column_name NOT IN ('id', 'organization_id')",
            table,
        )
    ]
    listed = ", ".join(f'"{column}"' for column in columns)
    number = "gen_random_uuid()" if table != "audit_event" else "999999"
    with (
        pytest.raises(Error, match="row-level security"),
        transaction.atomic(),
        scope_of(world, "harbor"),
    ):
        rows(
            f"INSERT INTO {table} (id, organization_id, {listed})"
            f" SELECT {number}, %s, {listed} FROM {table} LIMIT 1 RETURNING id",
            world.organizations["prairie"],
        )


@pytest.mark.parametrize("table", sorted(set(TABLES) - wall_audit.OTHER_OWNED_TABLES))
def test_plain_sql_moves_and_changes_no_foreign_row(world: World, table: str) -> None:
    prairie = world.organizations["prairie"]
    with (
        pytest.raises(Error, match="row-level security"),
        transaction.atomic(),
        scope_of(world, "harbor"),
    ):
        rows(f"UPDATE {table} SET organization_id = %s RETURNING id", prairie)
    with scope_of(world, "harbor"):
        assert (
            rows(f"UPDATE {table} SET id = id WHERE organization_id = %s RETURNING id", prairie)
            == []
        )
        assert rows(f"DELETE FROM {table} WHERE organization_id = %s RETURNING id", prairie) == []


REFERENCES = [
    (model, field)
    for model in OWNED
    for field in model._meta.local_fields
    if isinstance(field, OwnedForeignKey)
]


@pytest.mark.parametrize(
    ("model", "field"), REFERENCES, ids=[f"{m._meta.label}.{f.name}" for m, f in REFERENCES]
)
def test_no_reference_leads_into_another_organization(
    world: World, model: type[OrganizationOwned], field: OwnedForeignKey
) -> None:
    with scope_of(world, "prairie"):
        target: Any = field.related_model
        foreign = target._base_manager.filter(organization_id=world.organizations["prairie"])[0].pk
    with (
        pytest.raises(Error, match="foreign key"),
        transaction.atomic(),
        scope_of(world, "harbor"),
    ):
        _point_to(model, field, foreign, world)


def _point_to(model: Any, field: OwnedForeignKey, foreign: object, world: World) -> None:
    """Let an own row refer to a foreign one, and have the key checked now."""
    own = model._base_manager.filter(organization_id=world.organizations["harbor"])[0].pk
    model._base_manager.filter(pk=own).update(**{field.attname: foreign})
    rows("SET CONSTRAINTS ALL IMMEDIATE; SELECT 1")


def test_without_application_scoping_row_security_lets_nothing_foreign_through(
    world: World,
) -> None:
    with everything_visible():
        told, asked = crawl(world)
    assert not told, "\n".join(told)
    assert asked >= LEAST_PAGES
