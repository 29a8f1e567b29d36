"""The room's vocabularies. The words live in `vocab/*.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from reopen.lib.vocabulary import Term, load

_FOLDER = Path(__file__).parent / "vocab"


@dataclass(frozen=True, kw_only=True)
class LinkKind(Term):
    """A kind of link, and its words read from the other end."""

    inverse: str
    inverse_es: str

    def words(self, locale: str, *, back: bool) -> str:
        """What the one is to the other, or with `back` the other to the one."""
        if not back:
            return self.label_in(locale)
        return self.inverse_es if locale.startswith("es") else self.inverse


ISSUE_CODES = load(_FOLDER / "issue_codes.yaml", Term)
LINK_KINDS = load(_FOLDER / "link_kinds.yaml", LinkKind)
