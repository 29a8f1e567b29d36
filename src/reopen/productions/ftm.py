"""A case as FollowTheMoney entities, one JSON object a line, for programs that speak that model.

Ids are those of the rows, so that a later export updates an earlier one. Only what the actor sees.
A name found in the text is a Mention: what was read, not who it was. People and courts that the
case itself names are entities.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from reopen.accounts.actor import Actor
from reopen.cases.models import Case, Participant
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.lib.mentions import Kind, find_mentions, key_of

Entity = dict[str, Any]

_SCHEMA = {Kind.PERSON.value: "Person", Kind.ORGANIZATION.value: "Organization"}


def lines(actor: Actor, case: Case) -> Iterator[str]:
    """Every entity of the case as a line of JSON."""
    for entity in entities(actor, case):
        yield json.dumps(entity, ensure_ascii=False) + "\n"


def entities(actor: Actor, case: Case) -> Iterator[Entity]:
    """The case, its courts and people, its documents with their pages and the names on them."""
    courts = sorted(_courts(case), key=str)
    yield _entity(
        case.pk, "CourtCase", name=case.title or case.number, caseNumber=case.number,
        court=[str(court) for court in courts],
    )  # fmt: skip
    for court in courts:
        yield _entity(court.pk, "Organization", name=str(court), country="us")
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


def _courts(case: Case) -> set[Any]:
    """The courts in which the people of the case were convicted or went on."""
    convictions = case.convictions.select_related("court")
    proceedings = case.proceedings.select_related("court")
    return {row.court for rows in (convictions, proceedings) for row in rows if row.court}


def _document(document: Document) -> Iterator[Entity]:
    schema = "Pages" if document.page_count else "Document"
    yield _entity(
        document.pk, schema, title=document.name, fileName=document.path.rsplit("/", 1)[-1],
        contentHash=document.original.sha256, fileSize=document.original.size,
        date=document.date, publisher=document.source.name,
    )  # fmt: skip
    named: dict[tuple[str, str], set[str]] = {}
    for page in document.pages.order_by("number").only("number", "text").iterator(100):
        for found in find_mentions(page.text):
            named.setdefault((found.kind.value, key_of(found)), set()).add(found.name)
        yield _entity(
            f"{document.pk}-{page.number}", "Page", document=_id(document.pk), index=page.number,
            bodyText=page.text,
        )  # fmt: skip
    for (kind, key), names in sorted(named.items()):
        mark = sha256(f"{kind} {key}".encode()).hexdigest()[:16]
        yield _entity(
            f"{document.pk}-{mark}", "Mention", document=_id(document.pk), name=sorted(names),
            detectedSchema=_SCHEMA[kind],
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
