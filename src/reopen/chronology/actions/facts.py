"""Writing, changing and removing facts."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.chronology.models import Citation, Fact, Standing
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
    actor: Actor,
    case: Case,
    *,
    told: Told,
    page: Page | None = None,
    quote: str = "",
    span: tuple[int, int] | None = None,
) -> Fact:
    """Put a fact into the chronology of a case the actor sees, tied to words of a page if given.

    The words are typed (`quote`) or given by their place in the page's text as read (`span`).
    """
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can write a fact."))
    if page is not None and page.document.case_id != case.pk:
        raise ValidationError(_("This page is in another case."))
    fact = Fact(case=case, author_id=actor.membership_id)
    if page is not None:
        fact.document, fact.number = page.document, page.number
        fact.start, fact.end, fact.quote = _placed(page, quote, span)
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


@action(Permission.NOTE_WRITE, event="fact.cited")
def cite_page(actor: Actor, fact: Fact, *, page: Page, quote: str = "") -> Citation:
    """Name a further page of the same case that says what the fact says."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can cite a page."))
    if page.document.case_id != fact.case_id:
        raise ValidationError(_("This page is in another case."))
    cited = Citation.objects.filter(fact=fact, document=page.document, number=page.number)
    own = (fact.document_id, fact.number) == (page.document_id, page.number)
    if own or cited.filter(removed_at=None).exists():
        raise ValidationError({"fact": _("This fact stands on this page already.")})
    start, end, words = _placed(page, quote)
    return Citation.objects.create(
        fact=fact, document=page.document, number=page.number, start=start, end=end, quote=words,
        author_id=actor.membership_id,
    )  # fmt: skip


@action(Permission.NOTE_WRITE, event="fact.citation_removed")
def remove_citation(actor: Actor, citation: Citation) -> Citation:
    """Take a further page from its fact; that it was cited is kept."""
    citation.removed_at = timezone.now()
    citation.save(update_fields=["removed_at"])
    return citation


def _placed(
    page: Page, quote: str, span: tuple[int, int] | None = None
) -> tuple[int | None, int | None, str]:
    """Where the words stand on the page, and the words as read; ValidationError where nowhere."""
    text, quote = page.page_text.text, " ".join(quote.split())
    if span is None and not quote:
        return None, None, ""
    found = span or find_quote(text, quote)
    if found is None or not text[found[0] : found[1]].strip():
        refused = _("These words were not found on the page as it was read.")
        raise ValidationError({"quote": refused})
    return found[0], found[1], text[found[0] : found[1]]


def _saved(fact: Fact, told: Told) -> Fact:
    fact.text = told.text.strip()
    if not fact.text:
        raise ValidationError({"text": _("Write what happened.")})
    fact.date, fact.time, fact.standing = told.date, told.time.strip(), told.standing
    fact.people = "; ".join(filter(None, (name.strip() for name in told.people.split(";"))))
    fact.clean_fields(exclude=["case", "document", "author", "organization"])
    fact.save()
    return fact
