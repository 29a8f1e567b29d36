"""Two sides of a small case, read by hand, and compared here and now."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.urls import reverse
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor
from reopen.accounts.models import User
from reopen.cases.models import Case
from reopen.disclosure.actions import start_comparison
from reopen.disclosure.models import ComparedPage, Comparison
from reopen.disclosure.models.comparison import Side
from reopen.documents.actions import add_source
from reopen.documents.models import Document, Page, Source
from reopen.documents.tests.factories import make_case, make_document, work_off
from reopen.documents.tests.shelf import ORIGINAL, read_by_hand

REPORT = (
    "Supplement 4 of case 88-1432 by Detective Marlow Fenwick\n"
    "On the third of May the clerk of the bakery on Quarry Lane\n"
    "told me that the man with the green umbrella left at 9:40\n"
    "and that he was not the man in the photograph she was shown\n"
    "The bicycle with the bent lamp was returned to the warehouse"
)
CHANGED = REPORT.replace("9:40", "9:10").replace("was not the man", "was the man")
LETTER = (
    "Dear Counselor Ashgrove your request for the laboratory notes\n"
    "reached this office while the custodian was away on holiday\n"
    "and the drawer with the microscope slides could not be opened\n"
    "We will write again when the locksmith has visited our cellar"
)
HIDDEN = (
    "Two of us went to the river after ten and looked for the key\n"
    "A man on the ferry said that he had seen her with a brown dog\n"
    "He did not know the other one and would not say where he was\n"
    "I told him that we would come back for him when it was light\n"
    "Do not type this up before the lieutenant is back on Monday"
)


@dataclass(frozen=True)
class Table:
    """Both sides on a table, and the comparison once there is one."""

    org: str
    number: str
    case: UUID
    prosecution: UUID
    defense: UUID
    comparison: UUID

    def url(self, name: str = "disclosure_comparison", **more: object) -> str:
        """The address of a page about the comparison."""
        fixed = {"org": self.org, "number": self.number, "comparison": self.comparison}
        return reverse(name, kwargs={**fixed, **more})

    def case_url(self, name: str = "disclosure") -> str:
        """The address of a page about the case."""
        return reverse(name, kwargs={"org": self.org, "number": self.number})


def laid_out(
    cast: Cast,
    prosecution: tuple[str, ...] = (REPORT, LETTER, HIDDEN),
    defense: tuple[str, ...] = (LETTER, CHANGED),
    by: User | None = None,
) -> Table:
    """A case with a document of these pages on either side, compared."""
    with acting(by or cast.alice) as actor:
        case = make_case(actor)
        state, own = two_sources(actor, case)
        page_by_page(actor, state, "box 1/report.pdf", *prosecution)
        page_by_page(actor, own, "tray/copies.pdf", *defense)
        comparison = start_comparison(actor, case, prosecution=[state], defense=[own])
        work_off(actor)
        org = actor.organization.slug
    return Table(org, case.number, case.pk, state.pk, own.pk, comparison.pk)


def two_sources(actor: Actor, case: Case) -> tuple[Source, Source]:
    """The prosecutor's file and trial counsel's."""
    return (
        add_source(actor, case, name="Prosecutor's file", kind="prosecution"),
        add_source(actor, case, name="Trial counsel's file", kind="trial_counsel"),
    )


def page_by_page(actor: Actor, source: Source, path: str, *pages: str) -> Document:
    """A document whose pages came as text, letter for letter."""
    document = make_document(actor, source, ORIGINAL + path.encode(), path)
    for number, text in enumerate(pages, start=1):
        page = read_by_hand(document, number, text)
        page.origin = Page.Origin.DIGITAL
        page.save()
    document.status, document.page_count = Document.State.READY, len(pages)
    document.save()
    drop_reading(actor)
    return document


def drop_reading(actor: Actor) -> None:
    """Forget the jobs that would read what was read by hand."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE queue_name = 'reading'")


def statuses(table: Table, side: str = Side.PROSECUTION) -> list[str]:
    """What the machine says of the pages of a side, in order. To be called inside a scope."""
    pages = ComparedPage.objects.filter(comparison=table.comparison, side=side)
    return list(pages.order_by("document__path", "number").values_list("status", flat=True))


def comparison_of(table: Table) -> Comparison:
    return Comparison.objects.get(pk=table.comparison)
