"""Writing, changing and removing facts."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.chronology.models import Fact, Standing
from reopen.documents.models import Page
from reopen.lib.dates import PartialDate
from reopen.lib.reading.spots import find_quote


@dataclass(frozen=True)
class Told:
    """What a fact says."""

    text: str
    date: PartialDate = field(default_factory=PartialDate)
    time: str = ""
    people: str = ""
    standing: str = Standing.UNKNOWN


@action(Permission.NOTE_WRITE, event="fact.written")
def write_fact(
    actor: Actor, case: Case, *, told: Told, page: Page | None = None, quote: str = ""
) -> Fact:
    """Put a fact into the chronology of a case the actor sees, tied to words of a page if given."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can write a fact."))
    if page is not None and page.document.case_id != case.pk:
        raise ValidationError(_("This page is in another case."))
    fact = Fact(case=case, author_id=actor.membership_id)
    if page is not None:
        fact.document, fact.number = page.document, page.number
        _place(fact, page, quote)
    return _saved(fact, told)


@action(Permission.NOTE_WRITE, event="fact.edited")
def edit_fact(actor: Actor, fact: Fact, *, told: Told) -> Fact:
    """Change what a fact says; its page stays."""
    fact.changed_at = timezone.now()
    return _saved(fact, told)


@action(Permission.NOTE_WRITE, event="fact.removed")
def remove_fact(actor: Actor, fact: Fact) -> Fact:
    """Take a fact out of the chronology; it is kept and can be put back."""
    fact.removed_at = timezone.now()
    fact.save(update_fields=["removed_at"])
    return fact


@action(Permission.NOTE_WRITE, event="fact.restored")
def restore_fact(actor: Actor, fact: Fact) -> Fact:
    """Put a fact back."""
    fact.removed_at = None
    fact.save(update_fields=["removed_at"])
    return fact


def _place(fact: Fact, page: Page, quote: str) -> None:
    quote = " ".join(quote.split())
    if not quote:
        return
    text = page.page_text.text
    span = find_quote(text, quote)
    if span is None or span[0] == span[1]:
        refused = _("These words were not found on the page as it was read.")
        raise ValidationError({"quote": refused})
    fact.start, fact.end = span
    fact.quote = text[span[0] : span[1]]


def _saved(fact: Fact, told: Told) -> Fact:
    fact.text = told.text.strip()
    if not fact.text:
        raise ValidationError({"text": _("Write what happened.")})
    fact.date, fact.time, fact.standing = told.date, told.time.strip(), told.standing
    fact.people = "; ".join(filter(None, (name.strip() for name in told.people.split(";"))))
    fact.clean_fields(exclude=["case", "document", "author", "organization"])
    fact.save()
    return fact
