"""A case that somebody had packed: hers alone."""

from io import BytesIO
from typing import Any

from django.utils import timezone

from reopen.documents.storage import file_store
from reopen.leaving.models import CasePackage
from tests.access.canaries import make


def package_rows(name: str, ground: str, around: dict[str, Any]) -> dict[str, Any]:
    """A package that is ready, of whoever uploads."""
    stored = file_store().receive(BytesIO(f"CNRY-{name}-{ground}-packed".encode()))
    now = timezone.now()
    package = make(
        CasePackage, name, ground, case=around["cases.Case"], by=around["uploads"], state="done",
        as_of=now, finished_at=now, blob=stored.name, sha256=stored.sha256, size=stored.size,
        damaged=[f"CNRY-{name}-{ground}-damaged"],
    )  # fmt: skip
    return {"leaving.CasePackage": package}
