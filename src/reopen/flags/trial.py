"""A draft held against the lexicon in force, on the pages of a case. Nothing is kept."""

from dataclasses import dataclass, field

from django.db.models import F
from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_pages
from reopen.documents.models import Page
from reopen.flags.actions.searching import current_lexicon
from reopen.flags.models import LexiconVersion
from reopen.flags.run import found_in

_PAGES = 1500  # a trial is waited for
_SHOWN = 100


@dataclass(frozen=True)
class Passage:
    """A passage that only one of the two lexicons points at."""

    page: Page
    label: str
    before: str
    words: str
    after: str


@dataclass
class Trial:
    """What changes. Lists are cut; the numbers are not."""

    pages: int = 0
    left_out: int = 0
    same: int = 0
    gained: int = 0
    lost: int = 0
    new: list[Passage] = field(default_factory=list)
    gone: list[Passage] = field(default_factory=list)


def tried(actor: Actor, case: Case, draft: LexiconVersion) -> Trial:
    """The draft on the pages of a case that the actor sees."""
    force = current_lexicon(actor)
    pages = visible_pages(actor).filter(document__case=case, state=Page.State.DONE)
    pages = pages.select_related("document").order_by(F("document__path"), "document", "number")
    trial = Trial(left_out=max(pages.count() - _PAGES, 0))
    for page in pages[:_PAGES]:
        trial.pages += 1
        _compare(trial, _passages(page, force), _passages(page, draft))
    return trial


def _compare(
    trial: Trial,
    before: dict[tuple[str, int], Passage],
    after: dict[tuple[str, int], Passage],
) -> None:
    new = [after[key] for key in after if key not in before]
    gone = [before[key] for key in before if key not in after]
    trial.same += len(after) - len(new)
    trial.gained += len(new)
    trial.lost += len(gone)
    trial.new += new[: _SHOWN - len(trial.new)]
    trial.gone += gone[: _SHOWN - len(trial.gone)]


def _passages(page: Page, version: LexiconVersion) -> dict[tuple[str, int], Passage]:
    locale = get_language() or "en"
    found = {}
    for hit, text in found_in(version, page):
        first, last = hit.start - hit.passage_start, hit.end - hit.passage_start
        found[hit.rule.key, hit.start] = Passage(
            page, hit.rule.label_in(locale), text[:first], text[first:last], text[last:]
        )
    return found
