"""The page of commands: options from their parsers, answers from `prints.yaml`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from django.core.management import get_commands, load_command_class

from reopen.config.commands import BUILT_IN
from reopen.config.reference.tables import AGAIN, code, table
from reopen.lib.yaml_text import read_yaml

INTRODUCTION = """\
# Commands

Everything below is `./reopen COMMAND …` in a checkout. A command does what the pages do, through
the same actions and queries: same permissions, same audit. With `--json` it prints exactly one JSON
document on standard output and nothing else; progress goes to standard error. Exit status 0 is
done, 1 is refused or failed, with one clear sentence on standard error, 2 is wrong use. Fields may
be added to an answer, never renamed; dates are ISO 8601. Any command prepares on first use what it
needs in `REOPEN_HOME`, so a new empty folder is a new installation. `--as EMAIL` names who acts; on
the machine's own console the default is the installation itself, and the audit log says so.
"""
# Django gives these to every command; --help tells them.
_PLUMBING = {
    "help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color",
    "force_color", "skip_checks", "json",
}  # fmt: skip


def answers() -> dict[str, str]:
    """What each command, or each part of one, prints with --json."""
    file = Path(__file__).with_name("prints.yaml")
    return cast("dict[str, str]", read_yaml(file.read_text("utf-8")))


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command of ours by name, with its parser."""
    for name, app in sorted(get_commands().items()):
        if app.startswith("reopen."):
            yield name, load_command_class(app, name).create_parser("reopen", name)


def parts(name: str, parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parts of a command by their whole name (`orgs add`), or the command itself."""
    for option in parser._actions:  # noqa: SLF001 - argparse shows them nowhere else
        if isinstance(option, argparse._SubParsersAction):  # noqa: SLF001
            return {f"{name} {part}": made for part, made in option.choices.items()}
    return {name: parser}


def current() -> str:
    """The page for the commands of today."""
    said = answers()
    sections = [INTRODUCTION + AGAIN]
    for name, parser in parsers():
        sections.append(f"## {name}\n\n{parser.description}")
        for whole, part in parts(name, parser).items():
            about = f"### {whole}\n\n{part.description}" if whole != name else ""
            sections += [about, _options(part), f"Prints {said[whole]}"]
    rows = [[code(name), meaning] for name, (_, meaning) in sorted(BUILT_IN.items())]
    sections += ["## Without --json", table(["command", "what it does"], rows)]
    return "\n\n".join(section.strip() for section in sections if section) + "\n"


def _options(parser: argparse.ArgumentParser) -> str:
    rows = [
        [code(_spelled(option)), option.help or "", "yes" if option.required else ""]
        for option in parser._actions  # noqa: SLF001
        if option.dest not in _PLUMBING and option.help is not argparse.SUPPRESS
    ]
    return table(["option", "meaning", "must be given"], rows) if rows else ""


def _spelled(option: argparse.Action) -> str:
    name = option.option_strings[-1] if option.option_strings else ""
    value = "" if option.nargs == 0 else str(option.metavar or option.dest.upper())
    if option.choices is not None:
        value = "|".join(map(str, option.choices))
    return f"{name} {value}".strip() + (" …" if option.nargs == "+" else "")
