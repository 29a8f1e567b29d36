"""Rights in words, for the page of roles."""

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them

_SENTENCES = {
    P.CASE_SEE_ALL: "See every case, except behind a wall",
    P.CASE_OPEN: "Open a case",
    P.CASE_EDIT: "Keep a case up to date",
    P.CASE_STAGE: "Move a case to another stage",
    P.CASE_TEAM: "Choose who works on a case",
    P.CASE_WALL: "Put a person behind a wall",
    P.NOTE_WRITE: "Write notes",
    P.DOCUMENT_ADD: "Add files",
    P.DOCUMENT_EDIT: "Correct and describe files",
    P.DOCUMENT_DOWNLOAD: "Take files away",
    P.DOCUMENT_WALL: "Put a document behind a wall",
    P.SEARCH_EXPORT: "Take search results away",
    P.PEOPLE_MANAGE: "Invite people, change and end roles",
    P.ORGANIZATION_EDIT: "Change the organization's settings",
    P.AUDIT_READ: "Read the audit log",
    P.AUDIT_EXPORT: "Take the audit log away",
}


def sentence_of(permission: P) -> str:
    """What the right allows, in a few words."""
    return _SENTENCES[permission]
