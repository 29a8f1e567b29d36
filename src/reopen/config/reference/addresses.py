"""The page of addresses: every URL of ours, its door and what is behind it."""

from inspect import getdoc

from reopen.accounts.checks import LIBRARY_MODULES, every_pattern
from reopen.config.reference.tables import AGAIN, code, table

INTRODUCTION = f"""\
# Addresses

Every address of the site and its door: `public` for anybody, `signed-in` for anybody with an
account, `organization` for members of the organization in the address; to everybody else the page
does not exist. Pages of libraries (sign-in, second factor, language) are not listed. {AGAIN}

"""


def documented() -> dict[str, tuple[str, str]]:
    """Route to door and first sentence, for every view of ours."""
    return {
        "/" + route: (
            str(vars(pattern.callback)["door"]),
            (getdoc(pattern.callback) or "").split("\n")[0],
        )
        for route, _name, pattern in every_pattern()
        if not pattern.callback.__module__.startswith(LIBRARY_MODULES)
    }


def current() -> str:
    """The page for the addresses of today."""
    rows = [[code(route), door, about] for route, (door, about) in sorted(documented().items())]
    return "\n".join(
        [
            INTRODUCTION,
            table(["address", "door", "what it is"], rows),
        ]
    )
