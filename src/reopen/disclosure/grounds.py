"""Why the machine says what it says, in sentences."""

from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.disclosure.models import ComparedPage, PageMatch
from reopen.documents.access import passes_document_walls
from reopen.lib.compare import Ground

#: These rest on other pages, which somebody may not be allowed to know of.
_OF_OTHERS = (Ground.NEIGHBOURS, Ground.RIVAL)


def grounds_of(actor: Actor, page: ComparedPage, match: PageMatch | None) -> list[str]:
    """The grounds for the page and for this candidate, as this actor may know them."""
    kept = [*page.evidence, *(match.evidence if match else [])]
    found = [(Ground(ground), left, right) for ground, left, right in kept]
    if not passes_document_walls(actor):
        found = [each for each in found if each[0] not in _OF_OTHERS]
    return list(dict.fromkeys(_sentence(*each) for each in found))


def _sentence(ground: Ground, left: str, right: str) -> str:
    words = {"left": left, "right": right}
    if ground is Ground.OWN_TEXT:
        return _("Letters of text of their own that agree: %(left)s; at odds: %(right)s.") % words
    if ground is Ground.SAME_FORM:
        return _("Both are filled in on the same form; what the form prints does not count.")
    if ground is Ground.IDENTIFIER_AGREES:
        if left == right or not right:
            return _("Both name %(left)s.") % words
        return _("Both name %(left)s (read as %(right)s on the other page).") % words
    if ground is Ground.IDENTIFIER_CONFLICTS:
        return _("One names %(left)s where the other names %(right)s.") % words
    if ground is Ground.NEIGHBOURS:
        return _("The pages before and after it have their copies around this page.")
    if ground is Ground.TOO_LITTLE_TEXT:
        return _("Too little could be read on the page to tell: look at its image.")
    return _("Another page claims the same copy.")
