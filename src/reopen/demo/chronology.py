"""A first chronology of the complete file, and its eyewitness's statements."""

from uuid import UUID

from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case
from reopen.chronology.actions import add_statement, look_for_dates, write_fact
from reopen.chronology.actions.facts import Told
from reopen.chronology.actions.statements import Spoken
from reopen.chronology.models import Fact, Statement
from reopen.documents.access import visible_pages
from reopen.documents.models import Page
from reopen.lib.dates import parse

_WITNESS = "Dolores Ann Kemp"
# Her statements, as (path of the document, first page, last page, date, occasion).
_STATEMENTS = (
    ("03 Statements/Kemp 4-29.pdf", 1, 1, "April 29, 1988", "written"),
    ("03 Statements/Kemp 5-4.pdf", 1, 1, "May 4, 1988", "written"),
    ("10 Court/trial tr 212 ff.pdf", 1, 2, "October 18, 1988", "trial"),
)
# Facts, as (path, page, date, time, people, standing, text).
_FACTS = (
    ("01 Police reports/88-1432 incident report.pdf", 1, "April 29, 1988", "21:40",
     "Eugene Martin Tallow", "disputed", "The clerk is shot at the service station."),
    ("03 Statements/Kemp 4-29.pdf", 1, "April 29, 1988", "23:05", _WITNESS, "agreed",
     "She says that she did not see the man's face."),
    ("03 Statements/Kemp 5-4.pdf", 1, "May 4, 1988", "20:15", _WITNESS, "disputed",
     "She picks Number 2, who looks the most like the man."),
    ("10 Court/trial tr 212 ff.pdf", 1, "October 1988", "", _WITNESS, "agreed",
     "She testifies at the trial."),
)  # fmt: skip


def tell(case_id: UUID, organization: Organization) -> None:
    """Name the statements and write the facts once the pages are there; again adds none."""
    with acting_as_system(organization) as system:
        look_for_dates(system, Case.objects.get(pk=case_id))
    user = User.objects.get(email="nadia@demo.example")
    with acting_as_member(user, organization.slug, origin="console") as actor:
        case = Case.objects.get(pk=case_id)
        pages = {
            (page.document.path, page.number): page
            for page in visible_pages(actor)
            .filter(document__case=case)
            .select_related("document__case", "document__source")
        }
        for path, first, last, day, kind in _STATEMENTS:
            page = pages.get((path, first))
            if page is not None and not _is_named(page, first):
                spoken = Spoken(_WITNESS, first, last, parse(day), kind)
                add_statement(actor, page.document, spoken=spoken)
        for path, number, day, time, people, standing, text in _FACTS:
            told = Told(text, parse(day), time, people, standing)
            page = pages.get((path, number))
            if page is not None and not Fact.objects.filter(case=case, text=text).exists():
                write_fact(actor, case, told=told, page=page)


def _is_named(page: Page, first: int) -> bool:
    return Statement.objects.filter(document=page.document, first=first).exists()
