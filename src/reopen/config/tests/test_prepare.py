"""Getting an installation ready, or saying why not."""

from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import Settings

from reopen.backup.restoring import restoring
from reopen.config.prepare import prepare


def test_nothing_starts_where_a_restore_broke_off(tmp_path: Path, settings: Settings) -> None:
    settings.REOPEN_HOME = tmp_path / "home"
    with pytest.raises(ZeroDivisionError), restoring(settings.REOPEN_HOME):
        raise ZeroDivisionError
    with pytest.raises(CommandError, match="was broken off"):
        prepare()
    assert [path.name for path in settings.REOPEN_HOME.iterdir()] == ["restoring"]
