"""The room's vocabularies. The words live in `vocab/*.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from reopen.lib.vocabulary import Term, load

_FOLDER = Path(__file__).parent / "vocab"


@dataclass(frozen=True, kw_only=True)
class Reason(Term):
    """Why a spot is blacked out; `code` stands upon the box."""

    code: str = ""


REDACTION_REASONS = load(_FOLDER / "redaction_reasons.yaml", Reason)
PRIVILEGE_BASES = load(_FOLDER / "privilege_bases.yaml", Term)
