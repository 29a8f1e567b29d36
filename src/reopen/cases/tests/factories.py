"""Cases for tests, made through the actions that pages use."""

from datetime import date

from tests.cast import Cast

from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.actions import assign_member, open_case, raise_wall
from reopen.cases.models import Case


def make_case(
    organization: Organization,
    title: str = "Marlow Teague",
    *,
    received_on: date = date(2026, 3, 2),
    team_only: bool = False,
) -> Case:
    """A case of the organization, opened by the installation."""
    with acting_as_system(organization) as actor:
        return open_case(actor, title=title, received_on=received_on, team_only=team_only)


def put_on_team(cast: Cast, case: Case, user: User, part: str = "student") -> None:
    """Assign a member of the case's organization."""
    with acting_as_system(case.organization) as actor:
        membership = cast.membership(user, case.organization)
        assign_member(actor, case, membership=membership, part=part)


def wall_off(cast: Cast, case: Case, user: User) -> None:
    """Put a wall between a member and the case."""
    with acting_as_system(case.organization) as actor:
        raise_wall(actor, case, membership=cast.membership(user, case.organization), reason="kin")
