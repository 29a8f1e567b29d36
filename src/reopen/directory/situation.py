"""What somebody tells of a case to find help. Nothing of it is stored, and no name is asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Situation:
    """Empty means "I don't know". `place` is a key of `places` ("us-mo") or a country ("ca").

    court: state, federal · now: prison, out · sentence: years, life, death · years: those left
    verdict: trial, plea · appeals: running (the first one), over (it is), all (nothing is open)
    dna, lawyer: yes, no · writer: self, family, lawyer
    """

    place: str = ""
    court: str = ""
    now: str = ""
    sentence: str = ""
    years: int | None = None
    dna: str = ""
    verdict: str = ""
    appeals: str = ""
    lawyer: str = ""
    writer: str = ""

    @property
    def abroad(self) -> bool:
        """Whether the conviction happened outside the United States."""
        return bool(self.place) and not self.place.startswith("us")
