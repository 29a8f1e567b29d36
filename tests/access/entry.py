"""What the matrix knows of an address: where ids stand in it and what a valid request is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from reopen.accounts.permissions import Permission


@dataclass(frozen=True)
class Row:
    """An id in a request: which row, which of its columns, and where its likes are hidden.

    `hidden` names the grounds on which harbor has another such row that some may not see.
    """

    label: str
    column: str = "pk"
    hidden: tuple[str, ...] = ()
    absent: str = str(UUID(int=7))
    in_case: bool = True


NUMBER = Row("cases.Case", "number", hidden=("other", "wall", "team"), absent="2026-9999")
CASE_ID = Row("cases.Case", hidden=("other", "wall", "team"))
MEMBER = Row("accounts.Membership", in_case=False)
SECOND = Row("accounts.Membership:second", in_case=False)


def part(label: str, *more: str) -> Row:
    """A part of a case: hidden with its case, and on further grounds."""
    return Row(label, hidden=("other", "wall", "team", *more))


ANY = 0  # a status that depends on who asks
Slots = Mapping[str, Row | str]


@dataclass(frozen=True)
class Entry:
    """One way to use an address. `permission` stands on the door, `acting` on the action behind,
    `reading` on what a GET asks for.

    `get` and `post` say what a valid request answers: None where the method is refused.
    `only` is whose row it is when nobody else may do it.
    """

    path: Slots = field(default_factory=dict)
    query: Slots = field(default_factory=dict)
    form: Slots = field(default_factory=dict)
    get: int | None = 200
    post: int | None = None
    put: int | None = None
    permission: Permission | None = None
    acting: Permission | None = None
    reading: Permission | None = None
    only: str = ""
    others: int = 403
    door: str = "organization"
    file: str = ""  # the form's field that takes a file

    @property
    def methods(self) -> tuple[str, ...]:
        offered = (("GET", self.get), ("POST", self.post), ("PUT", self.put))
        return tuple(name for name, status in offered if status is not None)

    def files(self) -> dict[str, SimpleUploadedFile]:
        """The file that a valid form brings."""
        return {self.file: SimpleUploadedFile("note.txt", b"new words")} if self.file else {}

    def rows(self, method: str) -> dict[str, Row]:
        """Every place where an id stands in a request of this method."""
        places = {**self.path, **self.query, **(self.form if method == "POST" else {})}
        return {name: slot for name, slot in places.items() if isinstance(slot, Row)}
