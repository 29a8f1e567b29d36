"""What the first page of the reading room says of its other pages: how far they are."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.review.access import visible_exhibits
from reopen.review.queries_batches import readings_of
from reopen.review.queries_coding import standing_codings


@dataclass(frozen=True)
class Line:
    """A page of the room, and a sentence on how it stands. `urgent` is what waits for the actor."""

    title: str
    url: str
    sentence: str
    urgent: bool = False


def lines_of(actor: Actor, case: Case) -> list[Line]:
    """A line for each page of this room."""
    return [_batches(actor, case), _coding(actor, case), _exhibits(actor, case)]


def _batches(actor: Actor, case: Case) -> Line:
    open_ones = [one for one in readings_of(actor, case) if one.review.closed_at is None]
    left = sum(stack.left_for_me for one in open_ones for stack in one.stacks)
    if left:
        sentence = ngettext("%(n)s item is left for you.", "%(n)s items are left for you.", left)
    elif open_ones:
        sentence = _("Nothing is left for you.")
    else:
        sentence = _("Nothing is being read in batches.")
    return _line(actor, case, _("Review batches"), "review_batches", sentence % {"n": left}, left)


def _coding(actor: Actor, case: Case) -> Line:
    standing = standing_codings(actor).filter(document__case=case)
    coded = standing.values("document").distinct().count()
    every = visible_documents(actor).filter(case=case).count()
    sentence = _("%(coded)s of %(every)s documents are coded.") % {"coded": coded, "every": every}
    differing = standing.filter(differs=True).count()
    if differing:
        more = ngettext("People differ about %(n)s.", "People differ about %(n)s.", differing)
        sentence = f"{sentence} {more % {'n': differing}}"
    return _line(actor, case, _("Coding"), "review_coding", sentence)


def _exhibits(actor: Actor, case: Case) -> Line:
    listed = visible_exhibits(actor).filter(case=case, removed_at=None)
    numbers = {"n": listed.count(), "lost": listed.filter(pages=None).count()}
    if not numbers["n"]:
        sentence = _("No exhibit is on the list yet.")
    else:
        sentence = ngettext("%(n)s exhibit", "%(n)s exhibits", numbers["n"])
        sentence += ", " + _("%(lost)s of them not found in the file yet.")
    return _line(actor, case, _("Exhibits"), "review_exhibits", sentence % numbers)


def _line(actor: Actor, case: Case, title: str, name: str, sentence: str, left: int = 0) -> Line:
    url = reverse(name, args=[actor.organization.slug, case.number])
    return Line(title, url, sentence, left > 0)
