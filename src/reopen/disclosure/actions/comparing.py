"""Beginning a comparison, and noting that it ended."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.disclosure.models import ComparedSource, Comparison
from reopen.disclosure.models.comparison import Side
from reopen.disclosure.queueing import enqueue_comparison
from reopen.documents.models import Source


@action(Permission.DISCLOSURE_COMPARE, event="disclosure.started")
def start_comparison(
    actor: Actor, case: Case, *, prosecution: Iterable[Source], defense: Iterable[Source]
) -> Comparison:
    """Have these sources compared, in the background.

    The same sources are one comparison: what was decided stays, and only what is new is worked out.
    """
    left, right = set(prosecution), set(defense)
    _check(case, left, right)
    # A double click is one comparison. Others may go on adding to the case meanwhile.
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    found = _same(case, left, right)
    if found is None:
        found = Comparison.objects.create(case=case, started_by=actor.label[:200])
        for side, sources in ((Side.PROSECUTION, left), (Side.DEFENSE, right)):
            for source in sorted(sources, key=lambda source: source.name):
                ComparedSource.objects.create(comparison=found, source=source, side=side)
    if found.is_over:
        found.started_at, found.started_by = timezone.now(), actor.label[:200]
        found.state, found.pages_done, found.pages_all = Comparison.State.WAITING, 0, 0
        found.save()
    enqueue_comparison(found)
    add_facts(sources=len(left) + len(right))
    return found


@action(None, event="disclosure.compared")
def finish_comparison(actor: Actor, comparison: Comparison, *, pages: int) -> Comparison:
    """Note that a run has ended. Called by its job."""
    comparison.state, comparison.finished_at = Comparison.State.DONE, timezone.now()
    comparison.seconds = (comparison.finished_at - comparison.started_at).total_seconds()
    comparison.save(update_fields=["state", "finished_at", "seconds"])
    add_facts(pages=pages, method=comparison.method)
    return comparison


def _check(case: Case, left: set[Source], right: set[Source]) -> None:
    if not left:
        raise ValidationError({"prosecution": _("Choose at least one source of this side.")})
    if not right:
        raise ValidationError({"defense": _("Choose at least one source of this side.")})
    if left & right:
        sentence = _("A source can stand on one side only: %(name)s.")
        names = ", ".join(sorted(source.name for source in left & right))
        raise ValidationError({"defense": sentence % {"name": names}})
    if any(source.case_id != case.pk for source in left | right):
        raise ValidationError(_("These sources belong to another case."))


def _same(case: Case, left: set[Source], right: set[Source]) -> Comparison | None:
    """The comparison of exactly these sources, locked, if there is one."""
    wanted = {(source.pk, Side.PROSECUTION) for source in left}
    wanted |= {(source.pk, Side.DEFENSE) for source in right}
    for found in Comparison.objects.select_for_update().filter(case=case):
        if {(row.source_id, row.side) for row in found.sources.all()} == wanted:
            return found
    return None
