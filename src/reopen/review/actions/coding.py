"""Answering a panel's questions about a document, and settling what people answered differently."""

from itertools import combinations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document
from reopen.review.models import Answers, Coding, CodingField, CodingPanel


@action(Permission.DOCUMENT_EDIT, event="coding.kept")
def code_document(
    actor: Actor, document: Document, *, panel: CodingPanel, answers: Answers
) -> Coding:
    """Keep one's answers; they stand from now on, and those before are kept as well."""
    return _kept(actor, document, panel, answers, settles=False)


@action(Permission.REVIEW_SETUP, event="coding.settled")
def settle_coding(
    actor: Actor, document: Document, *, panel: CodingPanel, answers: Answers
) -> Coding:
    """Say what stands where people had answered differently."""
    return _kept(actor, document, panel, answers, settles=True)


def last_words(document: Document, panel: CodingPanel) -> list[Coding]:
    """The last coding of each person since the last settling, the newest first."""
    last: dict[object, Coding] = {}
    rows = Coding.objects.filter(document=document, panel=panel).select_related("by__user")
    for coding in rows:
        last.setdefault(coding.by_id, coding)
        if coding.settles:
            break
    return list(last.values())


def differ(one: Coding, other: Coding) -> list[str]:
    """The keys of the questions that both answered, and not alike."""
    return [
        key for key, said in one.answers.items() if key in other.answers
        and sorted(said) != sorted(other.answers[key])
    ]  # fmt: skip


def _kept(
    actor: Actor, document: Document, panel: CodingPanel, answers: Answers, *, settles: bool
) -> Coding:
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can code a document."))
    coding = Coding(document=document, panel=panel, by_id=actor.membership_id, settles=settles)
    coding.answers = _checked(panel, answers)
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)  # one after the other
    Coding.objects.filter(document=document, panel=panel, current=True).update(current=False)
    coding.save()
    said = [] if settles else last_words(document, panel)
    coding.differs = any(differ(one, other) for one, other in combinations(said, 2))
    coding.save(update_fields=["differs"])
    add_facts(answers=len(coding.answers), differs=coding.differs)
    return coding


def _checked(panel: CodingPanel, answers: Answers) -> Answers:
    """The answers to the panel's own questions; refuses where one that must be answered is not."""
    kept: Answers = {}
    for field in CodingField.objects.filter(panel=panel, retired_at=None):
        said = [word for word in answers.get(field.key, []) if word]
        if field.must and not said:
            raise ValidationError({field.key: _("This must be answered.")})
        if said:
            kept[field.key] = sorted(said) if field.kind == CodingField.Kind.TAGS else said[:1]
    return kept
