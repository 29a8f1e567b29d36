"""The page of roles: who may do what, as the site itself decides it."""

from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES, Role
from reopen.accounts.words import sentence_of
from reopen.config.reference.tables import AGAIN, code, table

INTRODUCTION = f"""\
# Roles

What a person may do comes only from her role in an organization, and what she sees also from the
teams and walls of its cases. A guest comes from outside and sees the cases she is assigned to, and
no colleagues. Declared in `accounts/roles.py` and `accounts/permissions.py`. {AGAIN}

"""


def current() -> str:
    """The page for the roles of today."""
    roles = list(ROLES.values())
    described = [
        [role.label, code(role.key), role.sentence, ", ".join(sorted(role.kinds)), _guest(role)]
        for role in roles
    ]
    rows = [
        [sentence_of(right), code(right.value), *(_mark(right in r.permissions) for r in roles)]
        for right in Permission
    ]
    return "\n".join(
        [
            INTRODUCTION,
            table(["role", "key", "in a sentence", "in organizations of kind", "guest"], described),
            "## Rights\n",
            table(["right", "key", *(str(role.label) for role in roles)], rows),
        ]
    )


def _guest(role: Role) -> str:
    return _mark(role.from_outside)


def _mark(holds: bool) -> str:
    return "yes" if holds else ""
