"""What the team of the complete file blacks out, holds back and gives to the other side."""

from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.lib.dates import parse
from reopen.productions import actions, queries
from reopen.productions.models import Production, Redaction

_WHO = "nadia@demo.example"
_STATEMENTS = "05 statements.pdf"
_INCIDENT = "02 incident report.pdf"
_PROPERTY = "09 property.pdf"
_MEMOS = "02 Maddox memos.pdf"
_LETTERS = "03 letters from Marlon.pdf"
# Redactions, as (path, words, reason, note).
_REDACTIONS = (
    (_STATEMENTS, "555-0126", "personal", "Telephone of a witness"),
    (_INCIDENT, "555-0126", "personal", "Telephone of a witness"),
    (_INCIDENT, "555-0142", "personal", "Telephone of a witness"),
    (_INCIDENT, "61 TANNERY LANE", "personal", "Address of a witness"),
)
# The privilege log, as (path, ground, author, recipients, date, description).
_HELD = (
    (_MEMOS, "work_product", "Investigator of trial counsel", "Trial counsel", "1988",
     "Memoranda of an investigator on interviews, made for the defense."),
    (_LETTERS, "attorney_client", "Client", "Trial counsel", "1988",
     "Letters of the client to his lawyer about the defense."),
)  # fmt: skip
_PRODUCED = (_INCIDENT, _STATEMENTS, _PROPERTY, _MEMOS)


def produce(case_id: UUID, organization: Organization) -> None:
    """Mark, hold back and have a production made; nothing where it was done before."""
    user = User.objects.get(email=_WHO)
    with acting_as_member(user, organization.slug, origin="console") as actor:
        case = Case.objects.get(pk=case_id)
        if Production.objects.filter(case=case).exists():
            return
        documents = {_last(each): each for each in visible_documents(actor).filter(case=case)}
        if not Redaction.objects.filter(document__case=case).exists():
            _mark(actor, documents)
        _hold(actor, documents)
        actions.read_numbers(actor, case)
        chosen = [documents[name] for name in _PRODUCED if name in documents]
        chosen = [each for each in chosen if each.is_finished and each.page_count]
        if chosen:
            terms = actions.Terms(
                "First production", "WHITFIELD-", legend="CONFIDENTIAL",
                to_whom="Office of the District Attorney",
            )  # fmt: skip
            actions.start_production(actor, case, documents=chosen, terms=terms)


def _mark(actor: Actor, documents: dict[str, Document]) -> None:
    for name, words, reason, note in _REDACTIONS:
        document = documents.get(name)
        places = list(queries.hits_in_document(document, words)) if document else []
        if document and places:
            actions.mark_redactions(actor, document, places=places, reason=reason, note=note)


def _hold(actor: Actor, documents: dict[str, Document]) -> None:
    for name, basis, author, recipients, date, description in _HELD:
        if name in documents:
            actions.hold_back(
                actor, documents[name], basis=basis, author=author, recipients=recipients,
                date=parse(date), description=description,
            )  # fmt: skip


def _last(document: Document) -> str:
    return document.path.rsplit("/", 1)[-1]
