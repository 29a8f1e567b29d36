"""Makes two boxes of pages, and knows what became of every page of the first."""

from collections import defaultdict
from random import Random

from reopen.lib.compare.contract import Sheet, Status
from reopen.lib.compare.synthetic.cases import make_case
from reopen.lib.compare.synthetic.copying import Copier, Copy
from reopen.lib.compare.synthetic.documents import Writer
from reopen.lib.compare.synthetic.grammar import Voice, rules
from reopen.lib.compare.synthetic.packing import Held, Packer, confidence
from reopen.lib.compare.synthetic.telling import fitting
from reopen.lib.compare.synthetic.truth import (
    Boxes,
    Damage,
    Family,
    LookAlike,
    Size,
    Truth,
    text_of,
)

_PAGES_PER_CASE = 220
_STAMPED = 0.6  # documents of the defense with Bates numbers
_BATES = {"a": "DEF", "b": "Def. Bates "}
_WHOLE = 0.02  # a copy that lost no more than that share of its characters is whole


def make_boxes(size: Size) -> Boxes:
    """Both files and the truth; the same size, seed and look give the same boxes."""
    rng = Random(f"{size.seed}/{size.look}")
    spoken = rules(size.look)
    writer = Writer(spoken, rng)
    cases = [make_case(spoken, at, rng) for at in range(max(2, size.pages // _PAGES_PER_CASE))]
    speak = Voice(spoken, cases[0], rng)
    packer = Packer(size, rng, writer, Copier(size.look, rng, writer, speak), cases)
    packer.fill()
    return Boxes(packer.prosecution, _defense(packer), _truths(packer))


def _defense(packer: Packer) -> list[Sheet]:
    """The defense's pages, read; afterwards every copy has its key."""
    sheets: list[Sheet] = []
    rng = packer.rng
    for copies in packer.given:
        document, prefix = f"d{len(sheets):06d}", _BATES[packer.size.look]
        prefix = prefix if rng.random() < _STAMPED else ""
        for number, copy in enumerate(copies, 1):
            copy.key = f"d{len(sheets) + 1:06d}"
            packer.copier.finish(copy, prefix)
            sure = confidence(copy.character_error, rng)
            sheets.append(Sheet(copy.key, document, number, text_of(copy.lines), sure))
    return sheets


def _truths(packer: Packer) -> list[Truth]:
    copies = [copy for document in packer.given for copy in document]
    by_origin: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        for paper in copy.of:
            by_origin[paper.origin].append(copy)
    papers = [*(held.paper for held in packer.held), *packer.strangers]
    fits = dict(fitting(papers, copies))
    doubtful = {copies[number].key for number, others in fits.items() if others}
    claimed = set[int]().union(*fits.values())
    return [_truth(held, by_origin[held.paper.origin], doubtful, claimed) for held in packer.held]


def _truth(held: Held, copies: list[Copy], doubtful: set[str], claimed: set[int]) -> Truth:
    paper = held.paper
    alike = set(paper.look_alikes)
    if paper.family is Family.FORM:
        alike.add(LookAlike.SAME_FORM)
    best = min(
        copies, key=lambda one: (one.changed is not None, one.missing, one.character_error),
        default=None,
    )  # fmt: skip
    if best is None:
        return Truth(
            held.key, Status.NOT_FOUND, paper.kind, paper.family, paper.case,
            look_alikes=frozenset(alike), character_error=held.error,
            tellable=paper.origin not in claimed,
        )  # fmt: skip
    return Truth(
        held.key, _status(best), paper.kind, paper.family, paper.case,
        copies=frozenset(one.key for one in copies),
        damages=frozenset(best.damages), look_alikes=frozenset(alike),
        character_error=max(held.error, best.character_error),
        redaction=best.redaction, missing=best.missing,
        tellable=any(one.key not in doubtful for one in copies), changed=best.changed,
    )  # fmt: skip


def _status(best: Copy) -> Status:
    if Damage.ALTERED in best.damages:
        return Status.ALTERED
    return Status.PARTIAL if best.missing > _WHOLE else Status.GIVEN
