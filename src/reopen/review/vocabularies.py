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


@dataclass(frozen=True, kw_only=True)
class StarterPanel(Term):
    """A panel to begin with. A question is "kind, must or may: words = choice; choice"."""

    questions: tuple[str, ...]
    questions_es: tuple[str, ...]

    def questions_in(self, locale: str) -> tuple[str, ...]:
        """The questions in the language of who begins with it."""
        return self.questions_es if locale.startswith("es") else self.questions


ISSUE_CODES = load(_FOLDER / "issue_codes.yaml", Term)
LINK_KINDS = load(_FOLDER / "link_kinds.yaml", LinkKind)
STARTER_PANELS = load(_FOLDER / "coding_panels.yaml", StarterPanel)
