"""The complete file's pages, searched for flags as soon as they are read."""

from uuid import UUID

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.models import Case
from reopen.flags.actions import start_search
from reopen.flags.models import FlagSearch


def search(case_id: UUID, organization: Organization) -> None:
    """Have the case searched; nothing where it was done before. Call it once pages are read."""
    with acting_as_system(organization) as actor:
        case = Case.objects.get(pk=case_id)
        if not FlagSearch.objects.filter(case=case).exists():
            start_search(actor, case)
