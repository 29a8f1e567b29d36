"""Reads for the pages of the room."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Document
from reopen.leaving.access import visible_packages
from reopen.leaving.models import KEPT_DAYS, CasePackage


def packages_of(actor: Actor, case: Case) -> "QuerySet[CasePackage]":
    """The packages of a case that the actor asked for, the latest first."""
    return visible_packages(actor).filter(case=case)


def hidden_documents(actor: Actor, case: Case) -> "QuerySet[Document]":
    """Documents of a case she sees that are closed to the actor: to be counted, never named."""
    seen = visible_documents(actor).filter(case=case)
    return Document.objects.filter(case=case).exclude(pk__in=seen.values("pk"))


def is_closed_since(actor: Actor, package: CasePackage) -> bool:
    """Whether the package holds a document that was closed to the actor after it was made."""
    inside = hidden_documents(actor, package.case).filter(added_at__lte=package.as_of)
    return inside.exclude(pk__in=package.hidden).exists()


def too_old() -> "QuerySet[CasePackage]":
    """Packages that have been kept long enough."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    return CasePackage.objects.filter(state=CasePackage.State.DONE, finished_at__lt=before)


def kept_blobs() -> set[str]:
    """Names of the packages in the file store of the organization we are in."""
    return set(CasePackage.objects.exclude(blob="").values_list("blob", flat=True))
