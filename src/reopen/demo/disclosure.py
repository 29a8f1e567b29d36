"""The complete file's two sides, compared as soon as they are read, with a first look by people."""

import time
from uuid import UUID

from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case
from reopen.disclosure.actions import (
    RESTS_ON_A_COPY,
    decide,
    note_answer,
    note_request,
    start_comparison,
)
from reopen.disclosure.models import ComparedPage, Comparison, DefenseRequest
from reopen.documents.models import Document, Source
from reopen.documents.queries import AT_WORK
from reopen.lib.dates import PartialDate

_ASK_EVERY = 2.0  # seconds

# Who said what, as (person, path of the document, page, status, note).
_SAID = (
    ("nadia", "01 Police reports/88-1432 supp 4 (hold).pdf", 1, "not_found",
     "Marked “hold”. Ask the clerk's file and co-counsel before we say more."),
    ("reese", "01 Police reports/88-1432 supp 4 (hold).pdf", 1, "not_found", ""),
    ("nadia", "01 Police reports/88-1432 supplements 1-3.pdf", 3, "altered",
     "The neighbor's name is gone from the copy counsel had."),
)  # fmt: skip

# What was asked for, and the answers, each as (kind, who, when, words, path of the document, page).
_ASKED = (
    (
        ("letter", "Joseph P. Abernathy", "1988-05-20",
         ("All police reports and every supplement; every photo array shown to anyone, and "
         "what was said; all laboratory reports and the notes under them; anything given or "
         "promised to any witness; whatever tends to show that another person did this."),
         "box 2/01 letters DA.pdf", 1),
        ("", "Warren T. Stroud", "1988-06-20",
         ("The following … is all of the discovery in the possession of this office. There is no "
         "exculpatory material known to this office."),
         "box 1/01 packet from DA 6-20-88.pdf", 1),
    ),
    (
        ("discovery", "Joseph P. Abernathy", "1988-07-05",
         ("The defendant has been told that Supplements 4 and 6 do not exist. Supplement 5 speaks "
         "of Photo Array B. It is fair to ask what was Photo Array A."),
         "box 2/04 motions.pdf", 1),
        None,
    ),
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
    _note_requests(case_id, organization)


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
        match = page.matches.filter(rank=1).select_related("right").first()
        other = match.right if match is not None and status in RESTS_ON_A_COPY else None
        decide(actor, page, status=status, other=other, note=note)


def _note_requests(case_id: UUID, organization: Organization) -> None:
    """What the defense asked for and what was answered, unless somebody noted a request already."""
    nadia = User.objects.get(email="nadia@demo.example")
    with acting_as_member(nadia, organization.slug, origin="console") as actor:
        case = Case.objects.get(pk=case_id)
        if DefenseRequest.objects.filter(case=case).exists():
            return
        for (kind, by, date, words, path, number), answer in _ASKED:
            request = note_request(
                actor, case, kind=kind, by=by, date=PartialDate.from_text(date), wording=words,
                document=Document.objects.filter(case=case, path=path).first(), number=number,
            )  # fmt: skip
            if answer is not None:
                _kind, by, date, words, path, number = answer
                note_answer(
                    actor, request, by=by, date=PartialDate.from_text(date), words=words,
                    document=Document.objects.filter(case=case, path=path).first(), number=number,
                )  # fmt: skip
