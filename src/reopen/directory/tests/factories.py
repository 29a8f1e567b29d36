"""Organizations that nobody knows, for tests."""

from typing import Any

from reopen.directory.models import Criterion, HelpOrganization
from reopen.editing.models import Mark


def helper(key: str, *serves: str, mark: str = Mark.VERIFIED, **more: Any) -> HelpOrganization:
    """An organization that serves these places."""
    return HelpOrganization.objects.create(
        key=key,
        name=more.pop("name", key.title()),
        kind=more.pop("kind", HelpOrganization.Kind.INNOCENCE),
        serves=list(serves),
        source="Made up",
        mark=mark,
        **more,
    )


def takes(
    one: HelpOrganization,
    rule: str,
    answer: str,
    *,
    years: int | None = None,
    mark: str = Mark.VERIFIED,
) -> Criterion:
    """A rule of an organization."""
    return Criterion.objects.create(
        key=f"{one.key}/{rule}", helper=one, rule=rule, answer=answer, years=years,
        source="Made up", mark=mark,
    )  # fmt: skip
