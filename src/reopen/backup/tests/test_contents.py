"""Rows and hashes: what a backup and a restored installation are compared by."""

import psycopg
import pytest
from django.db import connection

from reopen.backup.contents import LEFT_OUT, differences, figures, require_every_row
from reopen.backup.place import BackupProblem
from reopen.backup.tests.conftest import Installation, owner, reader
from reopen.kernel.scope import organization_scope


def now() -> dict[str, dict[str, dict[str, object]]]:
    with psycopg.connect(**reader()) as source:
        return figures(source)


def test_every_table_is_counted_for_each_organization(installation: Installation) -> None:
    found = now()
    for organization in (installation.cast.harbor, installation.cast.calder):
        assert found["documents_document"][str(organization.pk)]["rows"] == 2
    assert found["accounts_organization"][""]["rows"] == 3
    assert not set(LEFT_OUT) & set(found)


def test_one_changed_letter_shows_and_the_order_of_rows_does_not(
    installation: Installation,
) -> None:
    before, harbor = now(), installation.cast.harbor
    with organization_scope(harbor.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_document SET path = path")  # the rows lie elsewhere now
    assert differences(before, now()) == []
    with organization_scope(harbor.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_document SET path = 'O.txt' WHERE path = '0.txt'")
    (wrong,) = differences(before, now())
    assert wrong == f"documents_document of organization {harbor.pk}: 2 rows in the backup, 2 here"


def test_a_role_that_a_wall_binds_is_refused(installation: Installation) -> None:
    with (
        psycopg.connect(**owner()) as source,
        pytest.raises(BackupProblem, match="only a part of the rows"),
    ):
        require_every_row(source)


def test_where_a_wall_would_hide_rows_there_is_an_error_and_no_figure(
    installation: Installation,
) -> None:
    with (
        psycopg.connect(**owner()) as source,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"),
    ):
        figures(source)
