"""Sources: whose file it is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.documents.models import Source
from reopen.documents.vocabularies import SOURCE_KINDS
from reopen.lib.dates import PartialDate


@action(Permission.DOCUMENT_ADD, event="source.added")
def add_source(
    actor: Actor,
    case: Case,
    *,
    name: str,
    kind: str = "other",
    side: str = "",
    given_by: str = "",
    given_on: PartialDate | str = "",
    how: str = "",
    note: str = "",
) -> Source:
    """A new source in the case; its name is new there. The side follows the kind unless said."""
    if Source.objects.filter(case=case, name=name).exists():
        raise ValidationError({"name": _("This case has a source of this name.")})
    return Source.objects.create(
        case=case,
        name=name,
        kind=kind,
        side=side or SOURCE_KINDS[kind].side,
        given_by=given_by,
        given_on=given_on,
        how=how,
        note=note,
    )


@action(Permission.DOCUMENT_EDIT, event="source.edited")
def edit_source(actor: Actor, source: Source, /, **changes: object) -> Source:
    """Change what is known about a source."""
    for field in ("name", "kind", "side", "given_by", "given_on", "how", "note"):
        if field in changes:
            setattr(source, field, changes[field])
    source.save()
    return source
