"""Tables in Markdown."""

from collections.abc import Iterable, Sequence

AGAIN = "This page is written from the code: `./reopen reference`."


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The table; a bar in a cell is escaped, a line break becomes a space."""
    lines = [_line(headers), "|" + "---|" * len(headers), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """The text as code, or nothing."""
    return f"`{text}`" if text else ""


def _line(cells: Sequence[object]) -> str:
    return (
        "| " + " | ".join(" ".join(str(cell).split()).replace("|", "\\|") for cell in cells) + " |"
    )
