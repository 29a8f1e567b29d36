"""Writing, changing and removing notes on pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Page
from reopen.review.codes import code_choices
from reopen.review.models import Color, PageNote, Visibility
from reopen.review.placing import Place


@dataclass(frozen=True)
class Words:
    """What a note says, beside where it stands."""

    text: str = ""
    codes: Sequence[str] = ()
    color: str = Color.BLUE
    visibility: str = Visibility.CASE


def _is_author(actor: Actor, note: PageNote) -> bool:
    return note.author_id == actor.membership_id


@action(Permission.NOTE_WRITE, event="page_note.written")
def write_note(actor: Actor, page: Page, *, words: Words, place: Place | None) -> PageNote:
    """Put a note on a page the actor sees; without a spot it is on the page as a whole."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can write a note."))
    note = PageNote(document=page.document, number=page.number, author_id=actor.membership_id)
    return _saved(actor, note, words, place)


@action(Permission.NOTE_WRITE, event="page_note.edited", when=_is_author)
def edit_note(
    actor: Actor, note: PageNote, *, words: Words, place: Place | None = None
) -> PageNote:
    """Change one's own note; without a place it stays where it is."""
    note.changed_at = timezone.now()
    return _saved(actor, note, words, place)


@action(Permission.NOTE_WRITE, event="page_note.removed", when=_is_author)
def remove_note(actor: Actor, note: PageNote) -> PageNote:
    """Take one's own note off the page; it is kept and can be put back."""
    note.removed_at = timezone.now()
    note.save(update_fields=["removed_at"])
    return note


@action(Permission.NOTE_WRITE, event="page_note.restored", when=_is_author)
def restore_note(actor: Actor, note: PageNote) -> PageNote:
    """Put one's own note back."""
    note.removed_at = None
    note.save(update_fields=["removed_at"])
    return note


def _saved(actor: Actor, note: PageNote, words: Words, place: Place | None) -> PageNote:
    note.text = words.text.strip()
    allowed = {key for key, _label in code_choices(actor, kept=tuple(note.codes))}
    note.codes = sorted(set(words.codes) & allowed)
    note.color, note.visibility = words.color, words.visibility
    if not note.text and not note.codes:
        raise ValidationError({"text": _("Write something, or choose an issue.")})
    if place is not None:
        spot = place.spot
        corners = (spot.x0, spot.y0, spot.x1, spot.y1) if spot else (None,) * 4
        note.x0, note.y0, note.x1, note.y1 = corners
        note.drawn, note.quote = place.drawn, place.quote
        note.start, note.end = place.start, place.end
    note.clean_fields(exclude=["document", "author", "organization"])
    note.save()
    add_facts(visibility=note.visibility, codes=len(note.codes))
    return note
