"""Rights in words, for the page of roles."""

from django.utils.translation import gettext_lazy as _

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them

_SENTENCES = {
    P.CASE_SEE_ALL: _("See every case, except behind a wall"),
    P.CASE_OPEN: _("Open a case"),
    P.CASE_EDIT: _("Keep a case up to date"),
    P.CASE_STAGE: _("Move a case to another stage"),
    P.CASE_TEAM: _("Choose who works on a case"),
    P.CASE_WALL: _("Put a person behind a wall"),
    P.CASE_TAKE_AWAY: _("Take a whole case away, with its files"),
    P.NOTE_WRITE: _("Write notes"),
    P.DOCUMENT_ADD: _("Add files"),
    P.DOCUMENT_EDIT: _("Correct and describe files"),
    P.DOCUMENT_DOWNLOAD: _("Take files away"),
    P.DOCUMENT_WALL: _("Put a document behind a wall"),
    P.SEARCH_EXPORT: _("Take search results away"),
    P.PEOPLE_MANAGE: _("Invite people, change and end roles"),
    P.ORGANIZATION_EDIT: _("Change the organization's settings"),
    P.AUDIT_READ: _("Read the audit log"),
    P.AUDIT_EXPORT: _("Take the audit log away"),
    P.DISCLOSURE_COMPARE: _("Compare the two sides of a file"),
    P.DISCLOSURE_DECIDE: _("Decide what became of a page"),
    P.FLAG_SEARCH: _("Search a file for flags"),
    P.FLAG_DECIDE: _("Decide whether a flagged passage matters"),
    P.LEXICON_EDIT: _("Change the lexicon of flags"),
    P.PRODUCTION_MARK: _("Mark redactions and privilege"),
    P.PRODUCTION_MAKE: _("Make a production for court"),
    P.REVIEW_SETUP: _("Set up issues, coding panels and review batches"),
    P.COMMONS_EDIT: _("Propose changes of the public directories"),
    P.COMMONS_REVIEW: _("Approve what a colleague proposed for the public directories"),
}


def sentence_of(permission: P) -> str:
    """What the right allows, in a few words."""
    return str(_SENTENCES[permission])
