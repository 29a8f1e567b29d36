"""What a form chose: entries of the list, by the figure or by the way of writing."""

from uuid import UUID

from django.http import Http404, QueryDict

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.figures.queries import Entry, cast_of


def chosen_entries(actor: Actor, case: Case, posted: QueryDict) -> list[Entry]:
    """The entries named by `figure` (ids) and `found` ("person:dolores kemp"), in list order.

    Raises Http404 where one of them is none that the actor sees.
    """
    figures = {_id(text) for text in posted.getlist("figure")}
    keys = {_key(text) for text in posted.getlist("found")}
    entries = [
        entry
        for entry in cast_of(actor, case)
        if (entry.figure.pk in figures if entry.figure else (entry.kind, entry.key) in keys)
    ]
    if len(entries) != len(figures) + len(keys):
        raise Http404
    return entries


def chosen_keys(posted: QueryDict) -> set[tuple[str, str]]:
    """Ways of writing, named by `key`."""
    return {_key(text) for text in posted.getlist("key")}


def chosen_places(posted: QueryDict) -> list[UUID]:
    """Single names, named by `place`."""
    return [_id(text) for text in posted.getlist("place")]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _key(text: str) -> tuple[str, str]:
    kind, _colon, key = text.partition(":")
    return kind, key
