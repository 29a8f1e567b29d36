"""The room's vocabularies: stages, statuses, roles, kinds. The words live in `vocab/*.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from reopen.lib.vocabulary import Term, load

_FOLDER = Path(__file__).parent / "vocab"


@dataclass(frozen=True, kw_only=True)
class Stage(Term):
    """A stage, who uses it, and the outward status proposed on entering."""

    outside: str
    kinds: tuple[str, ...] = ("innocence", "unit")
    ending: bool = False


@dataclass(frozen=True, kw_only=True)
class ParticipantRole(Term):
    """A role in a case; `side` groups roles on the case page."""

    side: str


@dataclass(frozen=True, kw_only=True)
class IdentifierKind(Term):
    """A kind of number, with a hint who issues it."""

    issuer_hint: str = ""


STAGES = load(_FOLDER / "stages.yaml", Stage)
OUTSIDE_STATUSES = load(_FOLDER / "outside_statuses.yaml", Term)
PARTICIPANT_ROLES = load(_FOLDER / "participant_roles.yaml", ParticipantRole)
IDENTIFIER_KINDS = load(_FOLDER / "identifier_kinds.yaml", IdentifierKind)
TEAM_PARTS = load(_FOLDER / "team_parts.yaml", Term)
MANNERS = load(_FOLDER / "manners.yaml", Term)
PROCEEDING_KINDS = load(_FOLDER / "proceeding_kinds.yaml", Term)
SENTENCE_KINDS = load(_FOLDER / "sentence_kinds.yaml", Term)
