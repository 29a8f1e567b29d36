"""What a reader calls the things of the room, where she sees them: for the audit log."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reopen.accounts.actor import Actor
from reopen.audit.names import add_names
from reopen.documents.access import visible_documents, visible_pages, visible_sources
from reopen.documents.models import Part


def name_things() -> None:
    """Tell the audit log. Called once, when the room starts."""
    add_names("documents.document", gettext_lazy("a document"), _documents)
    add_names("documents.page", gettext_lazy("a page"), _pages)
    add_names("documents.part", gettext_lazy("pages of a document"), _parts)
    add_names("documents.source", gettext_lazy("a source"), _sources)


def _documents(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    rows = visible_documents(actor).filter(pk__in=keys).only("title", "path")
    return {row.pk: row.name for row in rows}


def _pages(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    rows = visible_pages(actor).filter(pk__in=keys).select_related("document")
    few = rows.only("number", "document__title", "document__path")
    return {
        row.pk: _("%(name)s, page %(number)s") % {"name": row.document.name, "number": row.number}
        for row in few
    }


def _parts(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    rows = Part.objects.filter(document__in=visible_documents(actor), pk__in=keys)
    said = _("%(title)s, pages %(first)s to %(last)s")
    return {
        row.pk: said % {"title": row.title, "first": row.first, "last": row.last} for row in rows
    }


def _sources(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    return dict(visible_sources(actor).filter(pk__in=keys).values_list("pk", "name"))
