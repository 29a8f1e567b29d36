"""Coding panels: what an organization asks of documents."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.review.models import CodingField, CodingPanel
from reopen.review.vocabularies import STARTER_PANELS

_CHOSEN_FROM = (CodingField.Kind.TAGS, CodingField.Kind.ONE)


@action(Permission.REVIEW_SETUP, event="coding_panel.made")
def make_panel(actor: Actor, *, name: str, starter: str = "") -> CodingPanel:
    """A new panel; with `starter`, a key of STARTER_PANELS, it has that one's questions."""
    panel = CodingPanel(name=_free_name(name))
    panel.save()
    if starter in STARTER_PANELS:
        language = get_language() or "en"
        for place, line in enumerate(STARTER_PANELS[starter].questions_in(language)):
            _begun(panel, line, place).save()
    return panel


@action(Permission.REVIEW_SETUP, event="coding_panel.renamed")
def rename_panel(actor: Actor, panel: CodingPanel, *, name: str) -> CodingPanel:
    """Give a panel another name."""
    panel.name = _free_name(name, panel)
    panel.save(update_fields=["name"])
    return panel


@action(Permission.REVIEW_SETUP, event="coding_panel.retired")
def retire_panel(actor: Actor, panel: CodingPanel) -> CodingPanel:
    """Offer a panel no more, or again; what was coded is kept."""
    panel.retired_at = None if panel.retired_at else timezone.now()
    panel.save(update_fields=["retired_at"])
    return panel


@action(Permission.REVIEW_SETUP, event="coding_field.added")
def add_field(
    actor: Actor,
    panel: CodingPanel,
    *,
    label: str,
    kind: str,
    options: Iterable[str] = (),
    must: bool = False,
) -> CodingField:
    """Ask one thing more, at the end of the panel."""
    last = CodingField.objects.filter(panel=panel).aggregate(last=Max("position"))["last"]
    field = CodingField(panel=panel, kind=kind, position=(last or 0) + 1)
    return _saved(field, label, options, must)


@action(Permission.REVIEW_SETUP, event="coding_field.edited")
def edit_field(
    actor: Actor, field: CodingField, *, label: str, options: Iterable[str] = (), must: bool = False
) -> CodingField:
    """Change the words, choices or duty of a question; what was answered stays as it is."""
    return _saved(field, label, options, must)


@action(Permission.REVIEW_SETUP, event="coding_field.moved")
def move_field(actor: Actor, field: CodingField) -> CodingField:
    """Put a question before the one above it."""
    fields = list(CodingField.objects.filter(panel=field.panel_id))
    at = fields.index(field)
    if at:
        fields[at - 1], fields[at] = fields[at], fields[at - 1]
    for place, each in enumerate(fields):
        each.position = place
        each.save(update_fields=["position"])
    return fields[at - 1] if at else field


@action(Permission.REVIEW_SETUP, event="coding_field.retired")
def retire_field(actor: Actor, field: CodingField) -> CodingField:
    """Ask a question no more, or again; its answers are kept."""
    field.retired_at = None if field.retired_at else timezone.now()
    field.save(update_fields=["retired_at"])
    return field


def _saved(field: CodingField, label: str, options: Iterable[str], must: bool) -> CodingField:
    field.label, field.must = " ".join(label.split()), must
    words = (" ".join(option.split())[:80] for option in options)
    field.options = list(dict.fromkeys(filter(None, words))) if field.kind in _CHOSEN_FROM else []
    if field.kind == CodingField.Kind.ONE and len(field.options) < 2:
        raise ValidationError({"options": _("Write at least two choices, one on a line.")})
    field.clean_fields(exclude=["panel", "organization"])
    field.save()
    return field


def _free_name(name: str, panel: CodingPanel | None = None) -> str:
    name = " ".join(name.split())[:80]
    if not name:
        raise ValidationError({"name": _("Write a word or two.")})
    same = CodingPanel.objects.filter(name=name)
    if (same.exclude(pk=panel.pk) if panel else same).exists():
        raise ValidationError({"name": _("There is a panel of this name already.")})
    return name


def _begun(panel: CodingPanel, line: str, place: int) -> CodingField:
    """A question of a starter, which reads "kind, must or may: words = choice; choice"."""
    head, _colon, rest = line.partition(": ")
    kind, _comma, duty = head.partition(", ")
    label, _equals, choices = rest.partition(" = ")
    return CodingField(
        panel=panel, label=label, kind=kind, must=duty == "must", position=place,
        options=choices.split("; ") if choices else [],
    )  # fmt: skip
