"""The files of the repository as text: what is committed or would be."""

from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Other people's work, kept as it came, and what a tool writes.
FOREIGN = ("*/vendor/*", "*.min.js", "*LICENSE*", "requirements/*.txt", "*.mo")


@cache
def texts() -> dict[str, str]:
    """Path from the root to content, for every text file that is ours and not ignored."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    ignored = [".git", *(line.strip("/") for line in lines)]
    found: dict[str, str] = {}
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                waiting.append(path)
            elif not matches(name := path.relative_to(ROOT).as_posix(), FOREIGN):
                found[name] = _text(path)
    return dict(sorted(found.items()))


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path from the root fits one of the patterns; `*` also crosses folders."""
    return any(fnmatch(path, pattern) for pattern in patterns)


def _text(path: Path) -> str:
    """The content, or nothing for a file that is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
