"""What people did to a figure, step by step, as far as the actor sees its parts."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.figures.access import (
    partly_hidden,
    visible_found_names,
    visible_mergers,
    visible_namings,
    visible_steps,
)
from reopen.figures.models import Figure, Step
from reopen.lib.mentions import best_written


@dataclass(frozen=True)
class Told:
    """A step in words: the names it was about."""

    step: Step
    names: tuple[str, ...]


def history_of(actor: Actor, case: Case, figure: Figure) -> list[Told]:
    """The steps of the figure and of all that was merged into it, the latest first."""
    hidden = partly_hidden(actor, case)
    mergers = visible_mergers(actor).select_related("other")
    steps = (
        visible_steps(actor)
        .filter(Q(figure=figure) | Q(figure__top=figure) | Q(figure__mergers__step__figure=figure))
        .distinct()
        .select_related("by__user", "figure")
        .prefetch_related(
            Prefetch("namings", visible_namings(actor), to_attr="seen_namings"),
            Prefetch("mergers", mergers, to_attr="seen_mergers"),
        )
        .order_by("-at", "-pk")
    )
    return [Told(step, tuple(_names(actor, case, step, hidden))) for step in steps]


def _names(actor: Actor, case: Case, step: Step, hidden: set[object]) -> list[str]:
    keys = {(naming.kind, naming.key) for naming in getattr(step, "seen_namings", ())}
    names = [_written(actor, case, kind, key) for kind, key in sorted(keys)]
    for merger in getattr(step, "seen_mergers", ()):
        other = merger.other
        is_hidden = other.pk in hidden or other.top_id in hidden
        found = visible_found_names(actor).filter(figure=other).first() if is_hidden else None
        names.append(found.name if found else other.name)
    return names


def _written(actor: Actor, case: Case, kind: str, key: str) -> str:
    found = visible_found_names(actor).filter(case=case, kind=kind, key=key)
    names = list(found.values_list("name", flat=True)[:200])
    return best_written({name: names.count(name) for name in names}) if names else key
