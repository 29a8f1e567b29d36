"""The list of commands, read from the rooms' files without importing them: standard library only.

The launcher shows it before anything is installed, so this file must not need Django.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
BUILT_IN = {
    "database-roles": ("Care", "Print the SQL that makes Reopen's roles on a server of one's own."),
    "test": ("Work on it", "Lint, types, floors, tests and browser journeys (--quick for a part)."),
    "messages": ("Work on it", "Bring the Spanish catalogue up to date; tells what is missing."),
    "lock": ("Work on it", "Write the lock files again after a change of requirements/*.in."),
    "reference": ("Work on it", "Write the reference pages again after a change of the code."),
}
GROUPS = ("Start", "Casework", "People", "Care", "Work on it")


@dataclass(frozen=True)
class Listed:
    """One command as the list shows it."""

    name: str
    group: str
    help: str


def listed(source: Path = SOURCE) -> list[Listed]:
    """Every command, from `help` and `group` of each room's `management/commands/`.

    A command without a `group` is Django-like plumbing and stays out of the list.
    """
    found = [Listed(name, *about) for name, about in BUILT_IN.items()]
    for path in sorted(source.glob("*/management/commands/[!_]*.py")):
        words = _constants(path)
        if "group" in words:
            found.append(Listed(path.stem, words["group"], words.get("help", "")))
    return found


def page(commands: list[Listed]) -> str:
    """The list as a person sees it: groups in a fixed order, one line for each command."""
    groups = [*GROUPS, *sorted({command.group for command in commands} - set(GROUPS))]
    lines = ["Reopen: casework for people who free the wrongly convicted.", ""]
    for group in groups:
        members = [command for command in commands if command.group == group]
        if members:
            lines.append(group)
            lines += [f"  {command.name:<15} {command.help}" for command in members]
            lines.append("")
    lines.append("Each one tells its options with --help.")
    return "\n".join(lines)


def _constants(path: Path) -> dict[str, str]:
    """The text constants of the class `Command` in that file."""
    found: dict[str, str] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == "Command":
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                    value = line.value
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        found[line.targets[0].id] = value.value
    return found
