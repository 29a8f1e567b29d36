"""What the comparison goes by: its thresholds, in one place, so that a report can print them."""

import json
from dataclasses import asdict, dataclass

#: Changes whenever the same two files could come out differently.
METHOD_VERSION = "8"


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of the comparison. Lengths count letters and digits, without spaces.

    `given` and `possible`: probability from which a pair counts as copies, and below which it is
    dismissed; between the two nobody can tell by machine. `form_possible`: the latter for two pages
    that agree mostly in the text of a form. `whole`: share of a page's own text that
    has to be found for the page to count as wholly there. `least_text`: letters a page must
    have before its absence is claimed. `candidates`: pages looked at closely for each page.
    `most_pages`: runs of six letters on more pages than this do not lead to a candidate.
    `work`: postings followed for one page at most.
    """

    given: float = 0.92
    possible: float = 0.06
    form_possible: float = 0.01
    whole: float = 0.9
    least_text: int = 60
    least_confidence: float = 0.4
    candidates: int = 12
    most_pages: int = 400
    work: int = 40_000

    def as_json(self) -> str:
        """The settings with the version of the method, for the record."""
        return json.dumps({"method": METHOD_VERSION, **asdict(self)}, sort_keys=True)


DEFAULT = Settings()
