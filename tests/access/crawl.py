"""Every page, asked for own and for foreign things: what a forgotten check would show."""

from collections.abc import Iterator

from django.db import Error

from tests.access.canaries import ORGANIZATIONS
from tests.access.entries import ENTRIES
from tests.access.entry import Entry
from tests.access.plan import Combination
from tests.access.principals import PRINCIPALS, Principal
from tests.access.walk import Walk
from tests.access.world import World

CRAWLERS = ("dana@harbor", "otto@prairie")
LEAST_PAGES = 250


def crawl(world: World) -> tuple[list[str], int]:
    """Every page with own and foreign ids, as two directors: foreign words that were shown."""
    walk, told = Walk(world).remember(), []
    for name, entry, it in _looks():
        try:
            answer, complaints = walk.ask(name, entry, it)
        except Error:  # the database refused: nothing was shown
            continue
        told += [
            f"{name} as {it.who.key} with {it.slot} {it.source}: {complaint}"
            for complaint in complaints
            if complaint.startswith("shows") and _foreign(complaint, it.who)
        ]
        assert answer.status < 600
    return told, walk.asked


def _looks() -> Iterator[tuple[str, Entry, Combination]]:
    for name, entries in ENTRIES.items():
        for entry in entries:
            for who in (PRINCIPALS[key] for key in CRAWLERS):
                if entry.door != "organization" or "GET" not in entry.methods:
                    continue
                yield name, entry, Combination(who, "GET", who.at)
                other = "prairie" if who.at == "harbor" else "harbor"
                for slot in entry.rows("GET"):
                    yield name, entry, Combination(who, "GET", who.at, slot, f"foreign:{other}")


def _foreign(complaint: str, who: Principal) -> bool:
    return any(f"{name}" in complaint for name in ORGANIZATIONS if name != who.at)
