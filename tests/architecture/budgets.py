"""How long things may be, and what is longer today. The list of exceptions may only shrink."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tests.architecture.tree import matches, texts

# Lines of a file, by the first pattern that fits.
FILES = {
    "*/migrations/*.py": 100_000,  # written by a machine
    "*.py": 300,
    "src/*/templates/*.html": 150,
}
FUNCTION = 40
VIEW = 30
VIEWS = ("*/views.py", "*/views/*.py")

# Lines of a room, or of a package of lib, without tests and migrations; and files in one folder.
ROOM = 2_500
FOLDER = 30
# Rooms that may be bigger, to the next hundred, and why they are whole: docs/adr/0018-big-rooms.md.
ROOMS = {
    "accounts": 3_100,
    "cases": 2_700,
    "demo": 3_200,
    "disclosure": 5_600,
    "documents": 5_100,
    "kernel": 2_700,
    "lib/compare": 7_800,
    "lib/reading": 5_800,
    "productions": 3_100,
    "public": 3_800,
    "review": 4_500,
}

# What is over its budget, with its lines. Make a number smaller or take the line out.
EXCEPTIONS = {
    # One flat list: every setting with its meaning, read from top to bottom.
    "src/reopen/config/options.py::read_options": 56,
}


@cache
def sizes() -> list[tuple[str, int, int]]:
    """What there is, its lines and its budget, for every file and function with a budget."""
    return list(_sizes())


def _sizes() -> Iterator[tuple[str, int, int]]:
    for path, text in texts().items():
        budget = next((FILES[pattern] for pattern in FILES if matches(path, (pattern,))), None)
        if budget is not None:
            yield path, text.count("\n"), budget
        if path.endswith(".py") and "/migrations/" not in path:
            yield from functions(path, text)


@cache
def rooms() -> dict[str, int]:
    """Lines of each room and of each package of lib, by name."""
    found: Counter[str] = Counter()
    for path, text in texts().items():
        parts = path.split("/")
        if not path.startswith("src/reopen/") or not path.endswith(".py") or len(parts) < 4:
            continue
        if "tests" not in parts and "migrations" not in parts:
            deep = 4 if parts[2] == "lib" else 3
            found["/".join(parts[2:deep])] += text.count("\n")
    return dict(found)


@cache
def folders() -> dict[str, int]:
    """How many Python files each folder of the source holds, tests and migrations left out."""
    paths = (path for path in texts() if path.startswith("src/") and path.endswith(".py"))
    found = Counter(path.rpartition("/")[0] for path in paths)
    return {name: n for name, n in found.items() if not name.endswith(("/tests", "/migrations"))}


def functions(path: str, text: str) -> Iterator[tuple[str, int, int]]:
    """Each function of a source text with its lines, decorators left out, and its budget."""
    budget = VIEW if matches(path, VIEWS) else FUNCTION
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield f"{path}::{node.name}", lines, budget


def judge(
    found: list[tuple[str, int, int]], exceptions: dict[str, int]
) -> tuple[dict[str, int], set[str]]:
    """What is over its budget or its exception, and which exceptions are bigger than needed."""
    over = {name: n for name, n, budget in found if n > max(budget, exceptions.get(name, 0))}
    needed = {name for name, n, budget in found if n > budget and n >= exceptions.get(name, 0)}
    return over, set(exceptions) - needed
