"""How long things last, and where the audit log is anchored: read beside the other options."""

from dataclasses import dataclass
from pathlib import Path

from reopen.lib.environment import Environment, EnvironmentProblemError

SESSION_HOURS = 12

_IDLE = (
    "A session ends after so many minutes without a sign of life, and in any case "
    f"{SESSION_HOURS} hours after signing in. The demo waits those {SESSION_HOURS} hours."
)
_RESET = "Hours between asking for the reset of a lost second factor and the reset itself."
_UPLOADS = "Days after which the parts of an upload that nobody ended are removed."
_PROXIES = (
    "Web servers of one's own in front that add to X-Forwarded-For. With 0, everybody behind one "
    "comes from one address, as the log and the limit on failed sign-ins see it."
)
_ANCHOR = (
    "Where the worker notes the heads of all audit logs once a day: the absolute path of a file "
    "outside the home, best on another machine, or a mail address."
)


@dataclass(frozen=True)
class Limits:
    """What has a term, and the number of proxies that are believed."""

    idle_minutes: int
    reset_hours: int
    upload_days: int
    proxies: int
    anchor: str


def read_limits(environment: Environment, home: Path, *, demo: bool) -> Limits:
    """Read them. The make-believe world is more patient: nothing in it is real."""
    number, longest = environment.integer, SESSION_HOURS * 60
    idle = longest if demo else 30
    return Limits(
        number("REOPEN_IDLE_MINUTES", idle, minimum=1, maximum=longest, meaning=_IDLE),
        number("REOPEN_RESET_HOURS", 24, minimum=1, maximum=14 * 24, meaning=_RESET),
        number("REOPEN_UPLOAD_DAYS", 7, minimum=1, maximum=365, meaning=_UPLOADS),
        number("REOPEN_PROXIES", 0, maximum=9, meaning=_PROXIES),
        _outside(environment.text("REOPEN_ANCHOR", meaning=_ANCHOR), home),
    )


def _outside(anchor: str, home: Path) -> str:
    """An anchor that lies where the log lies proves nothing."""
    if not anchor or "@" in anchor:
        return anchor
    path = Path(anchor)
    if not path.is_absolute() or path.resolve().is_relative_to(home.resolve()):
        raise EnvironmentProblemError(
            "REOPEN_ANCHOR must be a mail address or the absolute path of a file outside the home."
        )
    return anchor
