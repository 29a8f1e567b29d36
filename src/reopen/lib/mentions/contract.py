"""What a finding is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing is named."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Ground(StrEnum):
    """Why it was taken for a name; the surest first."""

    TITLE = "title"  # Det. Ruiz, Mr. Kemp
    FORM = "form"  # KEMP, DOLORES ANN
    GIVEN_NAME = "given name"  # Dolores Kemp
    INITIAL = "initial"  # J. Holt
    SUFFIX = "suffix"  # Calder Falls Police Department
    SURNAME = "surname"  # Kemp, where a fuller form stands on the page or is known to the case


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. `name` is it without title and badge; `start`, `end` are of the text given.

    `title` is as written ("Det. Sgt."); `badge` the number behind an officer's name, or empty.
    """

    kind: Kind
    start: int
    end: int
    name: str
    ground: Ground
    title: str = ""
    badge: str = ""
