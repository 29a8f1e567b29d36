"""What the first page of an organization shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.cases.access import own_team, visible_cases
from reopen.cases.models import Case
from reopen.cases.vocabularies import STAGES, Stage
from reopen.documents.queries import files_at_work, files_for_a_person
from reopen.editing.access import keeps_commons
from reopen.editing.queries import overview
from reopen.editing.rooms import Room

_FEW = 8


@dataclass(frozen=True)
class StageCount:
    """How many cases I can see stand in a stage, and since when the oldest does."""

    stage: Stage
    count: int


@dataclass(frozen=True)
class Home:
    """Mine first, then what changed, then what waits for a person.

    `commons`: for who keeps the public directories, each with the changes and corrections waiting.
    """

    commons: list[tuple[Room, int, int]]
    mine: list[Case]
    changed: list[Case]
    stages: list[StageCount]
    open_total: int
    reading: int
    waiting_files: int
    today: date


def home_of(actor: Actor) -> Home:
    """The first page for this actor; every number counts only what she can see."""
    cases = visible_cases(actor)
    ending = [key for key, stage in STAGES.items() if stage.ending]
    mine = cases.filter(id__in=own_team(actor).values("case_id"))
    counted = dict(cases.values_list("stage").annotate(n=Count("id")).order_by())
    return Home(
        commons=overview(actor) if keeps_commons(actor) else [],
        mine=list(mine.exclude(stage__in=ending).order_by("-changed_at")[:_FEW]),
        changed=list(cases.order_by("-changed_at")[:_FEW]),
        stages=[
            StageCount(stage, counted[key])
            for key, stage in STAGES.items()
            if counted.get(key) and actor.organization.kind in stage.kinds
        ],
        open_total=cases.exclude(Q(stage__in=ending)).count(),
        reading=files_at_work(actor),
        waiting_files=files_for_a_person(actor),
        today=timezone.localdate(),
    )
