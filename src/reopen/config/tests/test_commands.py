"""The list of commands is read from the rooms' files, without importing them."""

from pathlib import Path

from reopen.config.commands import listed, page

COMMAND = '''
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Says hello."""

    help = "Say hello."
    group = "Casework"
'''


def test_a_command_with_a_group_is_listed_with_its_help(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "management" / "commands"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "hello.py").write_text(COMMAND)
    (folder / "inner.py").write_text(COMMAND.replace("group", "other"))
    found = {command.name: command for command in listed(tmp_path)}
    assert found["hello"].help == "Say hello."
    assert "inner" not in found
    assert "test" in found


def test_groups_come_in_their_order_and_help_on_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "management" / "commands"
    folder.mkdir(parents=True)
    (folder / "hello.py").write_text(COMMAND)
    text = page(listed(tmp_path))
    assert text.index("Casework") < text.index("Work on it")
    assert "  hello           Say hello." in text.splitlines()
