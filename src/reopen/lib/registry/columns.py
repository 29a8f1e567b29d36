"""What the header line of an export means."""

import re
import unicodedata
from collections.abc import Sequence

from reopen.lib.names.person import APOSTROPHES
from reopen.lib.registry.aliases import HEADERS

_ESCAPED = re.compile(r"_x([0-9a-fA-F]{4})_")  # how SharePoint writes spaces and signs in names


def folded(text: str) -> str:
    """A header or a value without case, accents, punctuation, line breaks and escapes."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(APOSTROPHES, "", text)
    return " ".join(re.sub(r"[\W_]+", " ", text).split()).removeprefix("ows ")


def meanings(headers: Sequence[str]) -> list[str]:
    """The column that each header means, in their order; empty for those that are not known.

    A column has one header: of several the best name wins, and of equals the first.
    """
    found = [HEADERS.get(folded(header)) for header in headers]
    best: dict[str, tuple[int, int]] = {}
    for place, known in enumerate(found):
        if known and (known[1] not in best or known[0] < best[known[1]][0]):
            best[known[1]] = (known[0], place)
    chosen = {place: column for column, (_, place) in best.items()}
    return [_column(chosen.get(place, ""), best) for place in range(len(headers))]


def _column(column: str, known: dict[str, tuple[int, int]]) -> str:
    """A column "Name" or "Title" beside "First Name" is the family name."""
    return "family" if column == "name" and "given" in known and "family" not in known else column


def fitting(cells: Sequence[str]) -> int:
    """How many different columns of an export a line names."""
    return len({HEADERS[name][1] for cell in cells if (name := folded(cell)) in HEADERS})
