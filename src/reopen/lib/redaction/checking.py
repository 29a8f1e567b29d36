"""The check of a PDF before it goes out."""

from dataclasses import dataclass, field
from typing import Any

from reopen.lib.reading import checks
from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import Source, opened
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.spots import Spot
from reopen.lib.reading.wire import WireError

_MOST_FINDINGS = 5_000


class CheckFailed(Exception):
    """The file could not be checked to its end, so nothing is said of it; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing; `page` from 1, 0 for the whole file. `text`: what can be lifted, cut short."""

    what: Lift
    page: int
    spot: Spot
    text: str


@dataclass
class Report:
    """What a check found in a file of `pages` pages."""

    pages: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def bad(self) -> list[Finding]:
        """Findings for which the file must not go out."""
        return [finding for finding in self.findings if finding.what.is_bad]

    @property
    def may_go_out(self) -> bool:
        """Whether nothing was found that can be lifted."""
        return not self.bad


def check_pdf(source: Source, *, limits: Limits = DEFAULT_LIMITS) -> Report:
    """Everything that can be lifted off a PDF, and what it carries besides its pages.

    Raises CheckFailed where the file is no sound PDF or breaks its reader: what was not looked at
    to the end is not called clean. SandboxBroken when the sandbox does not hold.
    """
    report = Report()
    start = 1
    with opened(source) as (descriptor, _):
        while start:
            job = {"job": "lift", "name": "", "from": start}
            with verified_run(job, descriptor, limits) as running:
                try:
                    start = _take(running.frames(), report, limits)
                except SandboxStopped as stopped:
                    raise CheckFailed(stopped.reason) from stopped
                except WireError as error:
                    raise CheckFailed(Reason.CRASHED) from error
    return report


def _take(frames: Any, report: Report, limits: Limits) -> int:
    """Findings of one run; the page where the next has to go on, 0 at the end."""
    rest = 0
    for frame in frames:
        fields = frame.fields
        what = fields.get("type")
        if what == "count":
            report.pages = checks.whole(fields, "pages", 1, limits.pages)
        elif what == "lift":
            report.findings.append(_finding(fields, report.pages))
        elif what == "rest":
            rest = checks.whole(fields, "number", 2, report.pages)
        elif what == "done":
            reason = checks.key(fields, "reason", Reason)
            if reason is not Reason.READ:
                raise CheckFailed(reason)
        else:
            raise WireError("type")
        if len(report.findings) > _MOST_FINDINGS:
            raise WireError("findings")
    return rest


def _finding(fields: dict[str, Any], pages: int) -> Finding:
    edges = fields.get("box")
    if not isinstance(edges, list) or len(edges) != 4:
        raise WireError("box")
    x0, y0, x1, y1 = (checks.number({"edge": edge}, "edge", 0, 1) for edge in edges)
    said = fields.get("text")
    return Finding(
        checks.key(fields, "what", Lift),
        checks.whole(fields, "page", 0, pages),
        Spot(x0, y0, x1, y1),
        checks.line(fields, "text") if said else "",
    )
