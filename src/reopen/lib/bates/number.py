"""One Bates number."""

import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"(?P<prefix>.*?)(?P<digits>\d{1,18})")
_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._&/-]{0,39}|")


class BatesError(ValueError):
    """This is no Bates number."""


@dataclass(frozen=True, slots=True, order=True)
class Bates:
    """`prefix` as printed, the number, and how many digits it is printed with."""

    prefix: str
    number: int
    width: int = 0

    @classmethod
    def parse(cls, written: str) -> Self:
        """As in "ABC-000123": everything before the last run of digits is the prefix."""
        found = _FORM.fullmatch(written.strip())
        if not found or not _PREFIX.fullmatch(found["prefix"]):
            raise BatesError(written)
        return cls(found["prefix"], int(found["digits"]), len(found["digits"]))

    def __str__(self) -> str:
        return f"{self.prefix}{self.number:0{self.width}d}"

    @property
    def series(self) -> str:
        """What numbers of one run share, whatever the case and the sign between the parts."""
        return re.sub(r"[^a-z0-9]", "", self.prefix.casefold())

    @property
    def key(self) -> tuple[str, int]:
        """Equal for two ways to write one number."""
        return self.series, self.number

    def after(self, steps: int = 1) -> "Bates":
        """The number so many steps on."""
        return Bates(self.prefix, self.number + steps, self.width)


def span(begin: Bates, end: Bates) -> int:
    """How many numbers there are from `begin` to `end`. BatesError when they make no range."""
    if begin.series != end.series or end.number < begin.number:
        raise BatesError(f"{begin} - {end}")
    return end.number - begin.number + 1
