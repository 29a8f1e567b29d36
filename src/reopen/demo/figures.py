"""The names of the complete file, and who two of them are, as a person said."""

import time
from uuid import UUID

from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case
from reopen.figures.actions import edit_figure, look_for_names, merge
from reopen.figures.looking import is_looked_through
from reopen.figures.models import Figure
from reopen.figures.queries import cast_of

_ASK_EVERY = 2.0  # seconds

# Who is who, as (name to show, ways of writing, note).
_NAMED = (
    ("Dolores Ann Kemp", ("dolores ann kemp", "dolores kemp", "d kemp", "kemp", "mrs kemp"),
     "Eyewitness. Two written statements before the trial; the first says she saw no face."),
    ("Raymond Kosko", ("raymond kosko", "r kosko", "kosko"), "Detective Sergeant, badge 214."),
)  # fmt: skip


def name(case_id: UUID, organization: Organization) -> None:
    """Find the names once the pages are there and say who two of them are; again adds nothing."""
    _find(case_id, organization)
    user = User.objects.get(email="nadia@demo.example")
    with acting_as_member(user, organization.slug, origin="console") as actor:
        case = Case.objects.get(pk=case_id)
        if Figure.objects.filter(case=case).exists():
            return
        for called, keys, note in _NAMED:
            entries = [
                entry
                for entry in cast_of(actor, case)
                if entry.kind == "person" and entry.key in keys
            ]
            if entries:
                figure = merge(actor, case, entries=entries, name=called)
                edit_figure(actor, figure, name=called, note=note)


def _find(case_id: UUID, organization: Organization) -> None:
    """Have the pages looked through and wait for it."""
    with acting_as_system(organization) as actor:
        look_for_names(actor, Case.objects.get(pk=case_id))
    while True:
        with acting_as_system(organization):
            if is_looked_through(Case.objects.get(pk=case_id)):
                return
        time.sleep(_ASK_EVERY)
