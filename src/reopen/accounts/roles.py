"""Roles: which permissions, and a sentence that a director can read.

Keys are stored in memberships: append, never rename.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them


@dataclass(frozen=True)
class Role:
    """A role as a director knows it."""

    key: str
    label: str | Promise
    sentence: str | Promise
    permissions: frozenset[P]
    kinds: frozenset[str] = frozenset({"innocence", "unit"})
    from_outside: bool = False  # a guest: sees the cases she is assigned to, and no colleagues


_WORK = frozenset({
    P.CASE_EDIT, P.NOTE_WRITE, P.DOCUMENT_ADD, P.DOCUMENT_EDIT, P.DOCUMENT_DOWNLOAD,
    P.DISCLOSURE_COMPARE, P.DISCLOSURE_DECIDE, P.PRODUCTION_MARK, P.FLAG_SEARCH, P.FLAG_DECIDE,
})  # fmt: skip
_LEAD = _WORK | {
    P.CASE_SEE_ALL, P.CASE_OPEN, P.CASE_STAGE, P.CASE_TEAM, P.DOCUMENT_WALL, P.SEARCH_EXPORT,
    P.AUDIT_READ, P.LEXICON_EDIT, P.PRODUCTION_MAKE, P.REVIEW_SETUP, P.CASE_TAKE_AWAY,
}  # fmt: skip
_EVERY_KIND = frozenset({"innocence", "unit", "network"})

ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role(
            "director",
            _("Director"),
            _(
                "Sees every case she is not walled off from, decides who works on what, invites "
                "people, sets walls and reads the audit log."
            ),
            frozenset(P),
            _EVERY_KIND,
        ),
        Role(
            "administrator",
            _("Administrator"),
            _("Invites people and keeps the settings; sees no case."),
            frozenset({P.PEOPLE_MANAGE, P.ORGANIZATION_EDIT, P.AUDIT_READ}),
            _EVERY_KIND,
        ),
        Role(
            "attorney",
            _("Attorney"),
            _("Sees every case she is not walled off from, works on it and chooses its team."),
            _LEAD,
        ),
        Role(
            "coordinator",
            _("Intake coordinator or paralegal"),
            _("Opens cases from letters, keeps them and their files, moves them through stages."),
            _WORK | {P.CASE_SEE_ALL, P.CASE_OPEN, P.CASE_STAGE, P.SEARCH_EXPORT},
        ),
        Role(
            "investigator",
            _("Investigator"),
            _("Works on every case she is not walled off from."),
            _WORK | {P.CASE_SEE_ALL, P.SEARCH_EXPORT},
        ),
        Role(
            "student",
            _("Student"),
            _("Works only on the cases she is assigned to."),
            _WORK - {P.DOCUMENT_DOWNLOAD},
        ),
        Role(
            "cocounsel",
            _("Co-counsel"),
            _("From outside: one case or a few, nothing else."),
            _WORK,
            from_outside=True,
        ),
        Role(
            "expert",
            _("Expert"),
            _("From outside: reads the file of the cases she is assigned to and writes notes."),
            frozenset({P.NOTE_WRITE, P.DOCUMENT_DOWNLOAD}),
            from_outside=True,
        ),
        Role(
            "editor",
            _("Editor"),
            _("Keeps the public directories of the network office."),
            frozenset({P.COMMONS_EDIT, P.COMMONS_REVIEW}),
            frozenset({"network"}),
        ),
    )
}
