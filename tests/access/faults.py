"""Mistakes to put into the running site, one at a time, and take out again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import models

from reopen.accounts.models import MembershipManager, MembershipQuerySet
from reopen.documents import search_walls
from reopen.kernel.models import OwnedManager


@contextmanager
def replaced(**functions: Any) -> Iterator[None]:
    """Put another function wherever one of ours was imported: `room.module.name=…`, dots as __."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_walls, "_statements", {})
        for where, other in functions.items():
            module, _, name = where.replace("__", ".").rpartition(".")
            right = getattr(sys.modules[f"reopen.{module}"], name)
            for loaded in [it for key, it in sys.modules.items() if key.startswith("reopen.")]:
                if getattr(loaded, name, None) is right:
                    patch.setattr(loaded, name, other)
        yield


@contextmanager
def unscoped_managers() -> Iterator[None]:
    """Every owned model answers with the rows of all organizations."""

    def everything(self: Any) -> Any:
        return models.Manager.get_queryset(self)

    def all_members(self: Any) -> Any:
        return MembershipQuerySet(self.model, using=self._db)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_walls, "_statements", {})
        patch.setattr(OwnedManager, "get_queryset", everything)
        patch.setattr(MembershipManager, "get_queryset", all_members)
        yield


@contextmanager
def everything_visible() -> Iterator[None]:
    """No application scoping at all: managers and every `visible_…` answer with all rows."""
    from reopen.accounts.models import Invitation, Membership, SecondFactorReset
    from reopen.audit.models import Event
    from reopen.cases.models import Case, Note, Person
    from reopen.documents.models import Document, Page, Source

    def all_of(model: Any) -> Any:
        return lambda _actor: model.objects.get_queryset()

    with (
        unscoped_managers(),
        replaced(
            cases__access__visible_cases=all_of(Case),
            cases__access__visible_notes=all_of(Note),
            cases__access__visible_people=all_of(Person),
            documents__access__visible_documents=all_of(Document),
            documents__access__visible_pages=all_of(Page),
            documents__access__visible_sources=all_of(Source),
            accounts__access__visible_people=all_of(Membership),
            accounts__access__visible_invitations=all_of(Invitation),
            accounts__access__visible_resets=all_of(SecondFactorReset),
            accounts__access__visible_events=all_of(Event),
        ),
    ):
        yield
