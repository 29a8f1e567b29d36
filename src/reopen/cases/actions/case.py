"""Opening a case, moving it, choosing who works on it and who must not see it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case, CaseCounter, EthicalWall, StageEntry, TeamMember
from reopen.cases.vocabularies import OUTSIDE_STATUSES, STAGES, TEAM_PARTS

FIRST_STAGE = "first_contact"


@action(Permission.CASE_OPEN, event="case.opened")
def open_case(
    actor: Actor, *, title: str, received_on: date, summary: str = "", team_only: bool = False
) -> Case:
    """Open a case with the first contact and give it the next number of the year it came in.

    Raises `ValidationError` for a day that has not come yet.
    """
    if received_on > timezone.localdate():
        raise ValidationError({"received_on": _("This day has not come yet.")})
    case = Case.objects.create(
        organization=actor.organization,
        number=_next_number(received_on.year),
        title=title.strip(),
        summary=summary.strip(),
        received_on=received_on,
        stage=FIRST_STAGE,
        stage_since=received_on,
        outside_status=STAGES[FIRST_STAGE].outside,
        team_only=team_only,
    )
    StageEntry.objects.create(case=case, stage=FIRST_STAGE, entered_on=received_on)
    if actor.membership_id and not actor.may(Permission.CASE_WALL):
        TeamMember.objects.create(case=case, membership_id=actor.membership_id, part="paralegal")
    return case


def _next_number(year: int) -> str:
    CaseCounter.objects.get_or_create(year=year)
    counter = CaseCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{year}-{counter.last:04d}"


@action(Permission.CASE_EDIT, event="case.edited")
def edit_case(actor: Actor, case: Case, *, title: str, summary: str, received_on: date) -> None:
    """Change what stands on the first page of a case."""
    changed = {"title": title.strip(), "summary": summary.strip(), "received_on": received_on}
    names = [name for name, value in changed.items() if getattr(case, name) != value]
    for name in names:
        setattr(case, name, changed[name])
    add_facts(fields=", ".join(sorted(names)))
    touch(case, *names)


@action(Permission.CASE_STAGE, event="case.stage_moved")
def move_stage(
    actor: Actor, case: Case, *, stage: str, on: date, reason: str, outside_status: str = ""
) -> StageEntry:
    """Move a case to another stage on a day that is not before it entered the present one."""
    if stage not in STAGES:
        raise ValidationError({"stage": _("There is no such stage.")})
    if stage == case.stage:
        raise ValidationError({"stage": _("The case is in this stage already.")})
    if not case.stage_since <= on <= timezone.localdate():
        first = date_format(case.stage_since, "DATE_FORMAT")
        raise ValidationError({"on": _("Choose a day from %(first)s to today.") % {"first": first}})
    if STAGES[stage].ending and not reason.strip():
        raise ValidationError({"reason": _("Closing a case takes a reason.")})
    StageEntry.objects.filter(case=case, left_on=None).update(left_on=on)
    add_facts(old=case.stage, new=stage)
    case.stage, case.stage_since = stage, on
    case.outside_status = outside_status or STAGES[stage].outside
    touch(case, "stage", "stage_since", "outside_status")
    return StageEntry.objects.create(case=case, stage=stage, entered_on=on, reason=reason.strip())


@action(Permission.CASE_STAGE, event="case.outside_status_set")
def tell_outside(actor: Actor, case: Case, *, outside_status: str) -> None:
    """Choose what may be told outside, apart from the stage."""
    if outside_status not in OUTSIDE_STATUSES:
        raise ValidationError({"outside_status": _("There is no such status.")})
    add_facts(old=case.outside_status, new=outside_status)
    case.outside_status = outside_status
    touch(case, "outside_status")


@action(Permission.CASE_TEAM, event="case.member_assigned")
def assign_member(
    actor: Actor, case: Case, *, membership: Membership, part: str, until: date | None = None
) -> TeamMember:
    """Put a member on the team, or change her part and her last day on it."""
    if part not in TEAM_PARTS:
        raise ValidationError({"part": _("There is no such part.")})
    if walled_off(case, membership):
        refusal = _("There is a wall between this person and the case.")
        raise ValidationError({"membership": refusal})
    member, _made = TeamMember.objects.update_or_create(
        case=case,
        membership=membership,
        until=None,
        defaults={"part": part},
    )
    if until is not None:
        member.until = until
        member.save(update_fields=["until"])
    add_facts(member=str(membership.id), part=part)
    touch(case)
    return member


@action(Permission.CASE_TEAM, event="case.member_released")
def release_member(actor: Actor, case: Case, *, membership: Membership) -> None:
    """Take a member off the team as of now; what she did stays."""
    current = TeamMember.objects.filter(case=case, membership=membership, until=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    current.update(until=yesterday)
    add_facts(member=str(membership.id))
    touch(case)


@action(Permission.CASE_WALL, event="case.wall_raised")
def raise_wall(actor: Actor, case: Case, *, membership: Membership, reason: str) -> EthicalWall:
    """Hide the case from a member, whatever her role, and take her off its team."""
    if membership.id == actor.membership_id:
        raise ValidationError({"membership": _("Ask somebody else to wall you off.")})
    if not reason.strip():
        raise ValidationError({"reason": _("A wall takes a reason.")})
    yesterday = timezone.localdate() - timedelta(days=1)
    TeamMember.objects.filter(case=case, membership=membership, until=None).update(until=yesterday)
    wall, _made = EthicalWall.objects.get_or_create(
        case=case, membership=membership, lifted_at=None, defaults={"reason": reason.strip()}
    )
    add_facts(member=str(membership.id))
    touch(case)
    return wall


@action(Permission.CASE_WALL, event="case.wall_lifted")
def lift_wall(actor: Actor, case: Case, *, wall: EthicalWall) -> None:
    """Show the case to the member again, as far as her role goes."""
    wall.lifted_at = timezone.now()
    wall.save(update_fields=["lifted_at"])
    add_facts(member=str(wall.membership_id))
    touch(case)


def walled_off(case: Case, membership: Membership) -> bool:
    """Is there a wall between the member and the case?"""
    return EthicalWall.objects.filter(case=case, membership=membership, lifted_at=None).exists()


def touch(case: Case, *fields: str) -> None:
    """Save the named fields and note that the case changed now."""
    case.changed_at = timezone.now()
    case.save(update_fields=[*fields, "changed_at"])
