"""The room's vocabularies. The words live in `vocab/*.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from reopen.lib.vocabulary import Term, load

_FOLDER = Path(__file__).parent / "vocab"


@dataclass(frozen=True, kw_only=True)
class SourceKind(Term):
    """Whose file it is, and the side it is on unless a person says otherwise."""

    side: str = "neither"


SOURCE_KINDS = load(_FOLDER / "source_kinds.yaml", SourceKind)
DOCUMENT_KINDS = load(_FOLDER / "document_kinds.yaml", Term)
