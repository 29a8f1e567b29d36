"""Saying who is who: naming, merging, splitting. Each is a step that can be undone."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case, Person
from reopen.figures.models import Figure, FoundName, Merger, Naming, Step
from reopen.figures.queries import Entry, fullest
from reopen.figures.queueing import enqueue_names
from reopen.figures.settling import settle

_LONGEST = 200


@action(Permission.NOTE_WRITE, event="figure.merged")
def merge(actor: Actor, case: Case, *, entries: Sequence[Entry], name: str = "") -> Figure:
    """Say that these entries of the case are one; a single one is thereby named.

    The figure with the most names takes the others in; where there is none, one is made, called
    `name` or by the fullest of the names.
    """
    kinds = {entry.kind for entry in entries}
    if len(kinds) != 1:
        raise ValidationError(_("A person and an organization cannot be the same."))
    figures = [entry.figure for entry in entries if entry.figure is not None]
    into = figures[0] if figures else _made(actor, case, kinds.pop(), name, entries)
    step = _step(actor, into, Step.Kind.MERGED if len(entries) > 1 else Step.Kind.NAMED)
    keys = {key for entry in entries if entry.figure is None for key in entry.keys}
    _say(step, keys)
    for other in figures[1:]:
        if other.pk != into.pk:
            Merger.objects.create(step=step, other=other)
    settle(case, keys)
    add_facts(entries=len(entries))
    return Figure.objects.get(pk=into.pk)


@action(Permission.NOTE_WRITE, event="figure.split")
def split(
    actor: Actor,
    figure: Figure,
    *,
    keys: Iterable[tuple[str, str]] = (),
    names: Sequence[FoundName] = (),
    name: str = "",
) -> Figure:
    """Say that some ways of writing, or some single places, of a figure are somebody else."""
    keys = set(keys)
    if not keys and not names:
        raise ValidationError(_("Choose which names are somebody else."))
    written = [one.name for one in names] or [
        row.name for row in FoundName.objects.filter(
            case=figure.case, key__in=[key for _kind, key in keys]
        )[:_LONGEST]
    ]  # fmt: skip
    apart = Figure.objects.create(
        case=figure.case, kind=figure.kind, made_by_id=_membership(actor),
        name=(name.strip() or fullest(written))[:_LONGEST],
    )  # fmt: skip
    step = _step(actor, apart, Step.Kind.SPLIT)
    _say(step, keys)
    for one in names:
        Naming.objects.create(
            step=step, kind=one.kind, key=one.key, document=one.page.document,
            number=one.page.number, start=one.start,
        )  # fmt: skip
    settle(figure.case, keys | {(one.kind, one.key) for one in names})
    add_facts(ways=len(keys), places=len(names))
    return apart


@action(Permission.NOTE_WRITE, event="figure.edited")
def edit_figure(
    actor: Actor, figure: Figure, *, name: str, note: str = "", person: Person | None = None
) -> Figure:
    """Change how a figure is called, what is noted of it, and who it is among the case's people."""
    if not name.strip():
        raise ValidationError({"name": _("Write the name.")})
    figure.name, figure.note, figure.person = name.strip()[:_LONGEST], note.strip(), person
    figure.save(update_fields=["name", "note", "person"])
    return figure


@action(Permission.NOTE_WRITE, event="figure.names_looked_for")
def look_for_names(actor: Actor, case: Case) -> Case:
    """Have the pages of the case that are new looked through in the background."""
    enqueue_names(actor.organization_id, case.pk)
    return case


def _made(actor: Actor, case: Case, kind: str, name: str, entries: Sequence[Entry]) -> Figure:
    called = name.strip() or fullest(entry.label for entry in entries)
    return Figure.objects.create(
        case=case, kind=kind, name=called[:_LONGEST], made_by_id=_membership(actor)
    )


def _step(actor: Actor, figure: Figure, kind: str) -> Step:
    return Step.objects.create(figure=figure, kind=kind, by_id=_membership(actor))


def _say(step: Step, keys: Iterable[tuple[str, str]]) -> None:
    for kind, key in sorted(keys):
        Naming.objects.create(step=step, kind=kind, key=key)


def _membership(actor: Actor) -> UUID:
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can say who is who."))
    return actor.membership_id
