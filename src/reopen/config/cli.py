"""The command line: Django's commands, with one sentence and an honest exit status on failure.

0 is done, 1 is refused or failed, 2 is wrong use, 130 is stopped by the person.
"""

import signal
import sys
from collections.abc import Callable
from typing import NoReturn

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.core.management import CommandError, get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.db import connections
from django.db.utils import OperationalError

from reopen.config import prepare
from reopen.config.commands import listed, page
from reopen.lib.environment import EnvironmentProblemError
from reopen.lib.postgres_footing import PostgresProblemError

SENTENCES = (
    CommandError,
    EnvironmentProblemError,
    ImproperlyConfigured,
    PermissionDenied,
    PostgresProblemError,
    ValidationError,
)
# Django's own that look at the code, not at an installation.
WITHOUT_INSTALLATION = frozenset(
    {"check", "collectstatic", "compilemessages", "diffsettings", "makemessages", "startapp"}
)


def main(arguments: list[str]) -> int:
    """Run `arguments`; the first is the command. Prepares the installation where it is needed."""
    signal.signal(signal.SIGTERM, _leave)  # so that what was started is stopped, as at any exit
    try:
        return _run(arguments)
    except SENTENCES as problem:
        return _fail(problem)
    except OperationalError as problem:
        return _fail(f"The database cannot be reached: {problem}")
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has seen enough
        sys.stderr.close()
        return 1


def _run(arguments: list[str]) -> int:
    _configure()
    django.setup()
    known = get_commands()
    name = arguments[0] if arguments else "help"
    if name in {"help", "--help", "-h"}:
        sys.stdout.write(page(listed()) + "\n")
        return 0
    if name not in known:
        sys.stderr.write(f"There is no command {name!r}; ./reopen alone lists them.\n")
        return 2
    app = known[name]
    command = app if isinstance(app, BaseCommand) else load_command_class(app, name)
    setattr(command, "_called_from_command_line", True)  # noqa: B010 - wrong use ends with 2
    options = vars(command.create_parser("reopen", name).parse_args(arguments[1:]))
    if needs_installation(command, name, arguments[1:]):
        prepare.prepare()
    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as problem:
        return _fail(problem, problem.returncode)
    except SENTENCES:
        raise
    except Exception as problem:
        if options.get("traceback"):
            raise
        hint = "Run it again with --traceback for the details."
        return _fail(f"{name} failed: {type(problem).__name__}: {problem}. {hint}")
    finally:
        connections.close_all()
    return 0


def needs_installation(command: BaseCommand, name: str, arguments: list[str]) -> bool:
    """Whether the command needs database and keys.

    It does unless the command says otherwise with `needs_installation`: a value, or a function of
    its arguments.
    """
    says: bool | Callable[[list[str]], bool] = getattr(
        command, "needs_installation", name not in WITHOUT_INSTALLATION
    )
    return says(arguments) if callable(says) else says


def _configure() -> None:
    """Read the settings now, so that a wrong one is a sentence."""
    _ = settings.INSTALLED_APPS


def _fail(problem: Exception | str, status: int = 1) -> int:
    parts = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
    sentence = " ".join(" ".join(parts).split()) or type(problem).__name__
    sys.stderr.write(sentence + "\n")
    return status


def _leave(*_: object) -> NoReturn:
    raise SystemExit(143)
