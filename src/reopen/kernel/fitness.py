"""May strangers' files be processed here? Not without the sandbox, not over the wall."""

from django.core.exceptions import ImproperlyConfigured

from reopen.kernel.wall_audit import role_findings
from reopen.lib.reading import self_test


class Unfit(ImproperlyConfigured):
    """The sandbox or the wall does not hold; the message says which. Files wait."""


def require_fitness() -> None:
    """Raise `Unfit` unless the sandbox holds and the runtime role cannot look over the wall."""
    broken = [name for name, ok, _detail in self_test() if not ok]
    wrong = [*role_findings(), *(f"It does not hold: {name}." for name in broken)]
    if wrong:
        raise Unfit("Nothing is processed until this is mended. " + " ".join(wrong))


def require_plain_role() -> None:
    """Raise `Unfit` when the runtime role was made more than it may be."""
    wrong = role_findings()
    if wrong:
        raise Unfit("Nothing is processed until this is mended. " + " ".join(wrong))
