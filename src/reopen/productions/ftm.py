"""A case as FollowTheMoney entities, one JSON object a line, for programs that speak that model.

Ids are those of the rows, so that a later export updates an earlier one. Only what the actor sees.
"""

import json
from collections.abc import Iterator
from typing import Any

from reopen.accounts.actor import Actor
from reopen.cases.models import Case, Participant
from reopen.documents.access import visible_documents
from reopen.documents.models import Document

Entity = dict[str, Any]


def lines(actor: Actor, case: Case) -> Iterator[str]:
    """Every entity of the case as a line of JSON."""
    for entity in entities(actor, case):
        yield json.dumps(entity, ensure_ascii=False) + "\n"


def entities(actor: Actor, case: Case) -> Iterator[Entity]:
    """The case, the people in it, its documents and their pages."""
    yield _entity(case.pk, "CourtCase", name=case.title or case.number, caseNumber=case.number)
    parties = Participant.objects.filter(case=case).select_related("person")
    for person in {party.person_id: party.person for party in parties}.values():
        yield _entity(
            person.pk, "Person", name=person.name, birthDate=person.born, deathDate=person.died,
            alias=[other.name for other in person.other_names.all()],
        )  # fmt: skip
    for party in parties:
        yield _entity(
            party.pk, "CourtCaseParty", party=_id(party.person_id), case=_id(case.pk),
            role=party.role,
        )  # fmt: skip
    documents = visible_documents(actor).filter(case=case).select_related("original", "source")
    for document in documents.order_by("path", "id").iterator(100):
        yield from _document(document)


def _document(document: Document) -> Iterator[Entity]:
    schema = "Pages" if document.page_count else "Document"
    yield _entity(
        document.pk, schema, title=document.name, fileName=document.path.rsplit("/", 1)[-1],
        contentHash=document.original.sha256, fileSize=document.original.size,
        date=document.date, publisher=document.source.name,
    )  # fmt: skip
    for page in document.pages.order_by("number").only("number", "text").iterator(100):
        yield _entity(
            f"{document.pk}-{page.number}", "Page", document=_id(document.pk), index=page.number,
            bodyText=page.text,
        )  # fmt: skip


def _entity(key: object, schema: str, **properties: object) -> Entity:
    """An entity; every property is a list of texts, and what is empty is left out."""
    held: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        texts = [str(each) for each in values if each is not None and str(each)]
        if texts:
            held[name] = texts
    return {"id": _id(key), "schema": schema, "properties": held}


def _id(key: object) -> str:
    return f"reopen-{key}"
