"""Everything that can be permitted, in one list. Values are stable keys; never reuse one."""

from enum import StrEnum


class Permission(StrEnum):
    """A right to do one kind of thing. Which role has it: `roles.py`."""

    CASE_SEE_ALL = "case.see_all"  # without it: only the cases one is assigned to
    CASE_OPEN = "case.open"
    CASE_EDIT = "case.edit"
    CASE_STAGE = "case.stage"
    CASE_TEAM = "case.team"
    CASE_WALL = "case.wall"
    CASE_TAKE_AWAY = "case.take_away"
    NOTE_WRITE = "note.write"
    DOCUMENT_ADD = "document.add"
    DOCUMENT_EDIT = "document.edit"
    DOCUMENT_DOWNLOAD = "document.download"
    DOCUMENT_WALL = "document.wall"
    SEARCH_EXPORT = "search.export"
    PEOPLE_MANAGE = "people.manage"
    ORGANIZATION_EDIT = "organization.edit"
    AUDIT_READ = "audit.read"
    AUDIT_EXPORT = "audit.export"
    DISCLOSURE_COMPARE = "disclosure.compare"
    DISCLOSURE_DECIDE = "disclosure.decide"
    FLAG_SEARCH = "flag.search"
    FLAG_DECIDE = "flag.decide"
    LEXICON_EDIT = "lexicon.edit"
    PRODUCTION_MARK = "production.mark"
    PRODUCTION_MAKE = "production.make"
    REVIEW_SETUP = "review.setup"
    COMMONS_EDIT = "commons.edit"  # of the network office only
    COMMONS_REVIEW = "commons.review"
