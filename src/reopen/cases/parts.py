"""The parts of a case that have a page of their own. Rooms above add theirs when they start.

class DisclosureConfig(AppConfig):
    def ready(self) -> None:
        add_case_part(CasePart("disclosure", _("Disclosure"), "case_disclosure", place=30))
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.kernel.components import Link


@dataclass(frozen=True)
class CasePart:
    """A tab of the case. `url_name` takes organization and case number; `place` orders the tabs.

    With `needs`, only who has that permission is shown the tab; the page has its own door.
    """

    key: str
    label: str | Promise
    url_name: str
    place: int
    needs: Permission | None = None


_parts: dict[str, CasePart] = {}
_reading: dict[str, CasePart] = {}


def add_case_part(part: CasePart) -> None:
    """Give every case this tab. Called from `AppConfig.ready`; a key is taken once."""
    if _parts.setdefault(part.key, part) is not part:
        raise ValueError(f"the case has a part {part.key} already")


def add_reading_part(part: CasePart) -> None:
    """Give the reading room of every case this page: notes, chronology, flags, productions."""
    if _reading.setdefault(part.key, part) is not part:
        raise ValueError(f"the reading room has a part {part.key} already")


def reading_tabs(actor: Actor, case: Case, current: str) -> list[Link]:
    """The pages of the case's reading room; each of its rooms shows the same row."""
    return _tabs(_reading, actor, case, current)


def case_tabs(actor: Actor, case: Case, current: str) -> list[Link]:
    """The parts of a case as tabs; every room shows the same ones on its pages."""
    return _tabs(_parts, actor, case, current)


def _tabs(parts: dict[str, CasePart], actor: Actor, case: Case, current: str) -> list[Link]:
    args = [actor.organization.slug, case.number]
    return [
        Link(str(part.label), reverse(part.url_name, args=args), current=part.key == current)
        for part in sorted(parts.values(), key=lambda part: part.place)
        if part.needs is None or actor.may(part.needs)
    ]


OWN_PARTS = (
    CasePart("overview", _("Overview"), "case_overview", place=10),
    CasePart("people", _("People"), "case_people", place=50),
    CasePart("courts", _("Convictions and courts"), "case_courts", place=60),
    CasePart("notes", _("Notes"), "case_notes", place=70),
    CasePart("team", _("Team and stages"), "case_team", place=80),
    CasePart("audit", _("Audit log"), "case_audit", place=90, needs=Permission.AUDIT_READ),
)
for _part in OWN_PARTS:
    add_case_part(_part)
