"""Words planted in every text field of every organization-owned row.

A canary reads CNRY-<organization>-<ground>-<model>-<field>-<number>. The ground says on what
footing somebody may read it: the case it stands in, or one of the things below.

    open   a case that everybody in the team sees, guests and students too
    other  a case that only those see who see all cases
    wall   the same, but with a wall between it and Wally
    team   a case for its team and directors only (and nobody is in the team)
    priv   a private note of Alice's in the open case
    seal   a document behind a wall in the open case
    org    things of the organization itself
    ppl    people who work there
    crew   those of them who are in the open case's team
    inv    invitations
"""

import itertools
from typing import Any

from django.db import models

ORGANIZATIONS = ("harbor", "prairie", "calder")
CASES = ("open", "other", "wall", "team")

# Text that cannot hold a canary: keys of lists, hashes, names in the file store.
NO_CANARY = {
    "accounts.Membership.role": "key of a role",
    "accounts.Invitation.role": "key of a role",
    "accounts.Invitation.secret_hash": "hash",
    "accounts.SecondFactorReset.secret_hash": "hash",
    "cases.Case.stage": "key",
    "cases.Case.outside_status": "key",
    "cases.StageEntry.stage": "key",
    "cases.TeamMember.part": "key",
    "cases.Participant.role": "key",
    "cases.Identifier.kind": "key",
    "cases.Conviction.manner": "key",
    "cases.Sentence.kind": "key",
    "cases.Proceeding.kind": "key",
    "documents.Source.kind": "key",
    "documents.Original.sha256": "hash",
    "documents.Original.blob": "name in the file store",
    "documents.Original.type_by_content": "type",
    "documents.Document.kind": "key",
    "documents.Document.type_by_name": "type",
    "documents.Document.reason": "key",
    "documents.Receipt.sha256": "hash",
    "documents.Page.engine": "name of a program",
    "documents.Page.image": "name in the file store",
    "documents.Page.thumbnail": "name in the file store",
    "documents.Part.kind": "key",
    "documents.UploadPart.blob": "name in the file store",
    "review.IssueCode.key": "key",
    "review.DocumentLink.kind": "key",
    "disclosure.Comparison.method": "version of the method",
    "disclosure.ComparedPage.digest": "hash",
    "disclosure.Mention.kind": "key",
    "disclosure.Mention.date": "date",
    "chronology.DatedPage.method": "version of the method",
    "figures.NamesPage.method": "version of the method",
    "figures.NamesPage.known": "hash",
    "figures.FoundName.key": "key",
    "figures.Naming.key": "key",
    "figures.KeptApart.first": "key",
    "figures.KeptApart.second": "key",
    "flags.LexiconVersion.text": "rules",
    "flags.LexiconVersion.fingerprint": "hash",
    "flags.SearchedPage.digest": "hash",
    "flags.Flag.rule": "key",
    "flags.Flag.form": "key",
    "leaving.CasePackage.blob": "name in the file store",
    "leaving.CasePackage.sha256": "hash",
    "productions.Redaction.reason": "key",
    "productions.HeldBack.basis": "key",
    "productions.Production.prefix": "letters of a number",
    "productions.Production.reason": "key",
    "productions.Production.blob": "name in the file store",
    "productions.Production.sha256": "hash",
    "productions.LoadImport.reason": "key",
    "productions.LoadImport.blob": "name in the file store",
    "productions.LoadImport.sha256": "hash",
    "productions.LoadedItem.series": "letters of a number",
}

_numbers = itertools.count(1)


def canary(organization: str, ground: str, model: type[models.Model], field: Any) -> str:
    """A new word for one field of one row, short enough for its column."""
    number = next(_numbers)
    whole = f"CNRY-{organization}-{ground}-{model._meta.model_name}-{field.name}-{number}z"
    short = f"CNRY-{organization}-{ground}-{number}z"
    word = whole if len(whole) <= (field.max_length or 10_000) else short
    return f"{word}@cast.example" if isinstance(field, models.EmailField) else word


def text_fields(model: type[models.Model]) -> list[Any]:
    """The columns of the model that must hold a canary."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and f"{model._meta.label}.{field.name}" not in NO_CANARY
    ]


def plant(row: models.Model, organization: str, ground: str, *kept: str) -> None:
    """Put canaries into a row's text, except the fields `kept`; does not save."""
    for field in text_fields(type(row)):
        if field.name not in kept:
            setattr(row, field.name, canary(organization, ground, type(row), field))


def make(model: type[models.Model], organization: str, ground: str, **given: Any) -> Any:
    """A new row with canaries in all text that is not given. Within the organization's scope."""
    row = model(**given)
    plant(row, organization, ground, *given)
    row.save()
    return row
