"""The complete file's two sides, compared as soon as they are read, with a first look by people."""

import time
from uuid import UUID

from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case
from reopen.disclosure.actions import decide, start_comparison
from reopen.disclosure.models import ComparedPage, Comparison
from reopen.documents.models import Document, Source
from reopen.documents.queries import AT_WORK

_ASK_EVERY = 2.0  # seconds

# Who said what, as (person, path of the document, page, status, note).
_SAID = (
    ("nadia", "01 Police reports/88-1432 supp 4 (hold).pdf", 1, "not_found",
     "Marked “hold”. Ask the clerk's file and co-counsel before we say more."),
    ("reese", "01 Police reports/88-1432 supp 4 (hold).pdf", 1, "not_found", ""),
    ("nadia", "01 Police reports/88-1432 supplements 1-3.pdf", 3, "altered",
     "The neighbor's name is gone from the copy counsel had."),
)  # fmt: skip


def compare(case_id: UUID, organization: Organization) -> None:
    """Wait until everything is read, have the two sides compared, and say a first word.

    Does nothing where it was done before; a stop in the middle is continued by the next call.
    """
    while not _read(case_id, organization):
        time.sleep(_ASK_EVERY)
    _start(case_id, organization)
    while not _compared(case_id, organization):
        time.sleep(_ASK_EVERY)
    for who, path, number, status, note in _SAID:
        _say(case_id, organization, who, path, number, status, note)


def _read(case_id: UUID, organization: Organization) -> bool:
    with acting_as_system(organization):
        mine = Document.objects.filter(case=case_id)
        return mine.exists() and not mine.filter(status__in=AT_WORK).exists()


def _start(case_id: UUID, organization: Organization) -> None:
    with acting_as_system(organization) as actor:
        case = Case.objects.get(pk=case_id)
        if Comparison.objects.filter(case=case).exists():
            return
        sides = {
            side: list(Source.objects.filter(case=case, side=side))
            for side in (Source.Side.PROSECUTION, Source.Side.DEFENSE)
        }
        start_comparison(
            actor,
            case,
            prosecution=sides[Source.Side.PROSECUTION],
            defense=sides[Source.Side.DEFENSE],
        )


def _compared(case_id: UUID, organization: Organization) -> bool:
    with acting_as_system(organization):
        return any(row.is_over for row in Comparison.objects.filter(case=case_id))


def _say(
    case_id: UUID,
    organization: Organization,
    who: str,
    path: str,
    number: int,
    status: str,
    note: str,
) -> None:
    user = User.objects.get(email=f"{who}@demo.example")
    with acting_as_member(user, organization.slug, origin="console") as actor:
        page = ComparedPage.objects.filter(
            comparison__case=case_id, document__path=path, number=number
        ).first()
        if page is None or page.decisions.filter(by=actor.membership_id).exists():
            return
        decide(actor, page, status=status, note=note)
