"""The room's vocabularies. The words live in `vocab/*.yaml`."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from django.utils.translation import get_language

from reopen.lib.vocabulary import Term, load


class Group(Enum):
    """Which part of a unit's page a question belongs to."""

    ACCOUNTABILITY = "accountability"  # the five that every citizen may ask
    HALLMARK = "hallmark"  # what good practice asks of a unit
    APPLYING = "applying"  # what somebody must know before writing


@dataclass(frozen=True, kw_only=True)
class Question(Term):
    """A question that a citizen or an applicant may ask of a unit. `label` is the question.

    `yes_no` questions are answered so; the others by words, and "yes" means that they are known.
    `why` tells why it matters. `warning`: a yes is something an applicant must beware of.
    """

    group: Group
    yes_no: bool
    why: str
    why_es: str
    warning: bool = False

    @property
    def text(self) -> str:
        """The question in the reader's language."""
        return self.label_in(get_language() or "en")

    @property
    def matters(self) -> str:
        """Why it matters, in the reader's language."""
        return self.why_es if (get_language() or "en").startswith("es") else self.why


QUESTIONS = load(Path(__file__).parent / "vocab" / "questions.yaml", Question)
