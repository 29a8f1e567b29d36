"""The second wall: row-level security and tenant-first keys, as a migration operation.

Facts behind the form of the policy (measured on PostgreSQL 15 and 18): an unset setting gives no
row and no error; the owner must be FORCEd; foreign keys and unique constraints ignore policies, so
both start with the organization.
"""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from reopen.kernel.models import OwnedForeignKey

IN_ORGANIZATION = "organization_id = nullif(current_setting('app.organization', true), '')::uuid"
BY_USER = "user_id = nullif(current_setting('app.user', true), '')::uuid"


class Wall(Operation):
    """Put the wall around one model. `own_rows_of_user` also shows a user her own rows."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model: str, own_rows_of_user: bool = False) -> None:
        self.model = model
        self.own_rows_of_user = own_rows_of_user

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in Django's picture of the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        for sql in wall_sql(model, own_rows_of_user=self.own_rows_of_user):
            schema_editor.execute(sql)
        for field in model._meta.local_fields:
            if isinstance(field, OwnedForeignKey):
                schema_editor.execute(owned_key_sql(model, field))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(app_label, self.model)
        table = model._meta.db_table
        for field in model._meta.local_fields:
            if isinstance(field, OwnedForeignKey):
                name = owned_key_name(model, field)
                schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"')
        schema_editor.execute(f'DROP POLICY IF EXISTS organization ON "{table}"')
        schema_editor.execute(f'DROP POLICY IF EXISTS own_rows ON "{table}"')
        schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
        schema_editor.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')
        schema_editor.execute(
            f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{table}_tenant_key"'
        )

    def describe(self) -> str:
        return f"Row-level security and tenant-first keys on {self.model}"


class WallKey(Wall):
    """Add the composite key of one `OwnedForeignKey` that came after the wall."""

    def __init__(self, model: str, field: str) -> None:
        super().__init__(model)
        self.field = field

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        field = model._meta.get_field(self.field)
        assert isinstance(field, OwnedForeignKey)  # noqa: S101 - a programming error in a migration
        schema_editor.execute(owned_key_sql(model, field))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(app_label, self.model)
        field: Any = model._meta.get_field(self.field)
        name = owned_key_name(model, field)
        schema_editor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{name}"')

    def describe(self) -> str:
        return f"Tenant-first key of {self.model}.{self.field}"


def wall_sql(model: type[models.Model], *, own_rows_of_user: bool) -> list[str]:
    """The statements that force row-level security on the model's table."""
    table = model._meta.db_table
    statements = [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY organization ON "{table}" USING ({IN_ORGANIZATION})',
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_tenant_key" UNIQUE (organization_id, id)',
    ]
    if own_rows_of_user:  # to read only: her row elsewhere is not hers to change
        statements.append(f'CREATE POLICY own_rows ON "{table}" FOR SELECT USING ({BY_USER})')
    return statements


def owned_key_name(model: type[models.Model], field: OwnedForeignKey) -> str:
    """Name of the composite foreign key, within PostgreSQL's 63 letters."""
    return f"{model._meta.db_table[:40]}_{field.column[:14]}_owned"


def owned_key_sql(model: type[models.Model], field: OwnedForeignKey) -> str:
    """The statement that keeps a reference inside its organization."""
    target_model: Any = field.related_model
    target = target_model._meta.db_table
    return (
        f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT "{owned_key_name(model, field)}" '
        f'FOREIGN KEY (organization_id, "{field.column}") '
        f'REFERENCES "{target}" (organization_id, id) DEFERRABLE INITIALLY DEFERRED'
    )
