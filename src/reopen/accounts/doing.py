"""Declared actions: every write says once who may do it and what the audit log calls it.

@action(Permission.CASE_CLOSE, event="case.closed")
def close_case(actor: Actor, case: Case, *, reason: str) -> None: ...

close_case.allowed(actor, case)      # for templates and GET views
close_case(actor, case, reason="…")  # `Denied` becomes 403; otherwise atomic and audited
"""

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, collecting_facts, record
from reopen.kernel.scope import whole

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, "Action[Any, Any]"] = {}


class Denied(PermissionDenied):
    """The actor sees the thing but may not do this to it (403)."""


class Action(Generic[P, R]):
    """One write with its permission and its event. Call it as the function it wraps."""

    def __init__(
        self,
        function: Callable[Concatenate[Actor, P], R],
        permission: Permission | None,
        event: str,
        when: Callable[[Actor, Any], bool] | None,
    ) -> None:
        self.function = function
        self.permission = permission
        self.event = event
        self.when = when
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__module__ = function.__module__

    def allowed(self, actor: Actor, target: Any = None) -> bool:
        """May this actor do it (to this target)? The same answer that the call enforces."""
        if self.permission is not None and not actor.may(self.permission):
            return False
        return self.when is None or target is None or self.when(actor, target)

    def __call__(self, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        target = args[0] if args else None
        if not self.allowed(actor, target):
            raise Denied(f"{actor.label} may not do this: {self.event}.")
        # Taken before the call: a deleted row has no id any more.
        about = Target.of(target) if isinstance(target, models.Model) else None
        with whole(), collecting_facts() as facts:
            result = self.function(actor, *args, **kwargs)
        if isinstance(result, models.Model):
            about = Target.of(result)
        record(self.event, actor, about, facts)
        return result


def action(
    permission: Permission | None,
    *,
    event: str,
    when: Callable[[Actor, Any], bool] | None = None,
) -> Callable[[Callable[Concatenate[Actor, P], R]], Action[P, R]]:
    """Declare a write. `permission=None` is for what any actor may do to what is her own."""

    def declare(function: Callable[Concatenate[Actor, P], R]) -> Action[P, R]:
        declared = Action(function, permission, event, when)
        name = f"{function.__module__}.{function.__name__}"
        ACTIONS[name] = declared
        return declared

    return declare
