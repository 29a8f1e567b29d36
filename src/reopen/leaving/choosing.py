"""Which rows leave: those of the case that the actor sees, and whose references leave as well."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.disclosure.models import ComparedPage, PageMatch
from reopen.documents.models import Document, Original
from reopen.figures.access import partly_hidden
from reopen.figures.models import Figure
from reopen.kernel.classification import rooms
from reopen.leaving.kinds import Column, Kind, case_kinds, case_paths, kind_of, kinds_beside
from reopen.leaving.values import as_words, plain
from reopen.productions.models import HeldBack, Redaction
from reopen.review.models import Coding, Look
from reopen.review.queries_batches import all_second_looks_owed

Rows = QuerySet[Any]
_CHUNK = 500
# What these rooms show is what stands; what was taken back leaves too, with its document.
_WITH_HISTORY = (Redaction, HeldBack)
# What the machine says of a page rests on other pages too: told to whom none of them is closed.
_OF_THE_WHOLE: dict[type[Model], tuple[str, ...]] = {
    ComparedPage: ("judged", "status", "evidence"),
    PageMatch: ("probability", "evidence"),
}


def rules_of(room: str) -> Iterator[Callable[[Actor], Rows]]:
    """Every `visible_…` of a room's `access.py`."""
    name = f"{room}.access"
    if find_spec(name):
        for found, rule in vars(import_module(name)).items():
            if found.startswith("visible_") and inspect.unwrap(rule).__module__ == name:
                yield rule


def seen_by(actor: Actor, case: Case) -> dict[type[Model], Rows]:
    """What the actor sees of each model for which some room has a rule.

    What is more than a rule of sight: an original leaves for the sake of a document of this case
    that she sees; nothing is told of a second look before it is made, nor of a figure that has a
    name on a page that is closed to her.
    """
    rules = (rule for room in rooms() for rule in rules_of(room.name))
    seen = {rows.model: rows for rule in rules if (rows := rule(actor)) is not None}
    for model in _WITH_HISTORY:
        del seen[model]
    owed = all_second_looks_owed(actor)
    seen[Coding] = seen[Coding].exclude(document__in=owed.values("document"))
    seen[Look] = seen[Look].exclude(item__in=owed.values("pk"))
    documents = seen[Document].filter(case=case)
    seen[Original] = Original.objects.filter(pk__in=documents.values("original"))
    partly = partly_hidden(actor, case)
    seen[Figure] = seen[Figure].exclude(Q(pk__in=partly) | Q(top__in=partly, top__isnull=False))
    return seen


class Choice:
    """Everything that leaves with a case. Made and read in one picture of the database.

    A row leaves when the actor sees it and every record it must refer to leaves. A reference that
    may be empty is empty where its record stays. `counts` says how many rows each kind has,
    `hidden_documents` which documents of the case are closed to the actor.
    """

    def __init__(self, actor: Actor, case: Case) -> None:
        self._case = case
        self._seen = seen_by(actor, case)
        self._ids: dict[type[Model], set[UUID]] = {}
        self._named: dict[type[Model], set[UUID]] = {}
        self.counts: dict[Kind, int] = {}
        kinds = (*kinds_beside(), *case_kinds())
        self._own = {kind.model for kind in kinds}
        self._referred = {one.target for kind in kinds for one in kind.references}
        for kind in kinds:
            self._choose(kind)
        for model, keys in self._named.items():
            self._name(model, keys)
        there = Document.objects.filter(case=case).values_list("pk", flat=True)
        self.hidden_documents = [key for key in there if key not in self._ids[Document]]

    def ids(self, model: type[Model]) -> set[UUID]:
        """The ids of a model that others refer to, as far as its rows leave."""
        return self._ids[model]

    def seen(self, model: type[Model]) -> Rows:
        """The rows of a model of the case that leave, where each stands for itself."""
        return self._query(kind_of(model, case_paths()[model]))

    def rows(self, kind: Kind) -> Iterator[list[Any]]:
        """The rows of a kind, plain, in the order of their ids; as many as `counts` says."""
        single = [one for one in kind.columns if not one.many]
        many = [one for one in kind.columns if one.many]
        columns = [one.column for one in single]
        for found in self._query(kind).values_list(*columns).iterator(chunk_size=_CHUNK):
            row = [self._kept(kind, one, at) for one, at in zip(single, found, strict=True)]
            if all(row[at] is not None for at, one in enumerate(single) if one.required):
                yield [*map(_plain, single, row), *(_listed(one, row[0]) for one in many)]

    def _kept(self, kind: Kind, one: Column, value: Any) -> Any:
        """The value; None in place of a reference to what stays, and of what is not for her."""
        if self.hidden_documents and one.name in _OF_THE_WHOLE.get(kind.model, ()):
            return None
        if one.target is None or value in self._ids.get(one.target, ()):
            return value
        return None

    def _choose(self, kind: Kind) -> None:
        """Count what leaves, remember the ids that others refer to, and note what is named."""
        keys = [one.column for one in kind.references]
        own = self._ids.setdefault(kind.model, set()) if kind.model in self._referred else None
        count = 0
        for pk, *values in self._query(kind).values_list("pk", *keys).iterator(chunk_size=_CHUNK):
            named = list(zip(kind.references, values, strict=True))
            if any(self._stays(kind, one, key) for one, key in named):
                continue
            count += 1
            if own is not None:
                own.add(pk)
            for one, key in named:
                if key is not None and one.target and one.target not in self._own:
                    self._named.setdefault(one.target, set()).add(key)
        self.counts[kind] = count

    def _stays(self, kind: Kind, one: Column, key: UUID | None) -> bool:
        """Whether a record that the row must refer to stays."""
        if not one.required or one.target is kind.model or one.target not in self._own:
            return False
        return key not in self._ids[one.target]

    def _name(self, model: type[Model], keys: set[UUID]) -> None:
        """Take along people and places that are named, those that these name, and so on."""
        own, kind = self._ids.setdefault(model, set()), kind_of(model)
        fresh = keys - own
        own |= fresh
        self.counts[kind] = len(own)
        for one in kind.columns:
            if fresh and one.target is not None:
                found = model._default_manager.filter(pk__in=fresh).values_list(one.name, flat=True)
                self._name(one.target, {key for key in found if key})

    def _query(self, kind: Kind) -> Rows:
        """The rows of a kind that the actor sees, in the order in which they were made."""
        rows = self._seen.get(kind.model, kind.model._default_manager.all())
        if kind.model is Case:
            rows = rows.filter(pk=self._case.pk)
        elif kind.path:
            inside = kind.model._default_manager.filter(**{kind.path: self._case.pk})
            rows = rows.filter(pk__in=inside.values("pk"))
        elif kind.model not in self._own:
            rows = kind.model._default_manager.filter(pk__in=self._ids[kind.model])
        return rows.order_by("pk")


def _plain(one: Column, value: Any) -> Any:
    return as_words(value) if one.bulky else plain(value)


def _listed(one: Column, pk: UUID) -> list[str]:
    """The ids in a field that refers to several records."""
    field: Any = one.field
    rows = field.remote_field.through._default_manager.filter(**{field.m2m_column_name(): pk})
    return sorted(str(key) for key in rows.values_list(field.m2m_reverse_name(), flat=True))
