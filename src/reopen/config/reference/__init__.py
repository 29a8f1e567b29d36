"""Reference pages written from the code (`./reopen reference`), so that they cannot drift."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django
from django.utils.translation import override

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "reference"
NAMES = ("addresses", "commands", "data", "events", "roles", "settings", "vocabularies")


def current() -> dict[Path, str]:
    """Every page as the code says it today; needs Django set up."""
    with override("en"):
        return {FOLDER / f"{name}.md": _writer(name)() for name in NAMES}


def main() -> int:
    """Write every page; the answer is the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reopen.config.settings")
    django.setup()
    for path, text in current().items():
        path.write_text(text, encoding="utf-8")
    return 0


def _writer(name: str) -> Callable[[], str]:
    writer: Callable[[], str] = import_module(f"{__name__}.{name}").current
    return writer
