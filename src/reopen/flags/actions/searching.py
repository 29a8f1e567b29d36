"""Beginning a search, and noting that it ended."""

from django.db.models import Max
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.flags.lexicons import in_force
from reopen.flags.models import FlagSearch, LexiconVersion
from reopen.flags.queueing import enqueue_search
from reopen.lib.flags import read_lexicon, shipped_text


@action(Permission.FLAG_SEARCH, event="flags.search_started")
def start_search(actor: Actor, case: Case) -> FlagSearch:
    """Have the case's pages searched with the lexicon in force, in the background.

    A run that is not over goes on instead; pages searched with this lexicon already are left out.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    lexicon = current_lexicon(actor)
    running = FlagSearch.objects.filter(case=case).order_by("-started_at").first()
    if running is not None and not running.is_over and running.lexicon_id == lexicon.pk:
        found = running
    else:
        found = FlagSearch.objects.create(case=case, lexicon=lexicon, started_by=actor.label[:200])
    enqueue_search(found)
    add_facts(lexicon=lexicon.number)
    return found


@action(None, event="flags.searched")
def finish_search(actor: Actor, search: FlagSearch) -> FlagSearch:
    """Note that a run has ended. Called by its job."""
    search.state, search.finished_at = search.State.DONE, timezone.now()
    search.save(update_fields=["state", "finished_at"])
    add_facts(pages=search.pages_all, lexicon=search.lexicon.number)
    return search


def current_lexicon(actor: Actor) -> LexiconVersion:
    """The lexicon in force; the shipped one becomes a version when it is first used, and again
    when a new release brings another and the organization keeps none of its own."""
    found = in_force()
    shipped = shipped_text()
    fingerprint = read_lexicon(shipped).fingerprint
    if found is not None and (not found.shipped or found.fingerprint == fingerprint):
        return found
    return LexiconVersion.objects.create(
        number=next_number(),
        state=LexiconVersion.State.PUBLISHED,
        shipped=True,
        text=shipped,
        fingerprint=fingerprint,
        made_by="Reopen",
        published_by="Reopen",
        published_at=timezone.now(),
    )


def next_number() -> int:
    """The number of the organization's next lexicon."""
    last = LexiconVersion.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
