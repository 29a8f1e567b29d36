"""Asks what the plan says and tells what was wrong with the answers."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponseBase
from django.test import Client, TestCase
from django.urls import reverse

from reopen.kernel.wall_audit import owned_tables
from tests.access.canaries import ORGANIZATIONS
from tests.access.entry import Entry, Row
from tests.access.judge import Answer, answer_of, decoded, leaks
from tests.access.plan import Combination
from tests.access.rules import expected
from tests.access.world import World, rows_written, table_hashes

SAFE = {"GET", "HEAD", "OPTIONS"}
SHUT = {403, 404, 405}
TABLES = tuple(sorted(owned_tables()))
GARBLED = "not-an-id"


@dataclass
class Walk:
    """One walk through the world: requests, what was wrong, how much was asked."""

    world: World
    asked: int = 0
    hashes: dict[str, dict[str, str]] = field(default_factory=dict)

    def through(self, name: str, entry: Entry, combinations: Iterable[Combination]) -> list[str]:
        """Ask every combination; each complaint is a sentence."""
        wrong: list[str] = []
        absent: dict[tuple[Any, ...], Answer] = {}
        for it in combinations:
            about = f"{it.method} {name} as {it.who.key} in {it.org}"
            about += f" with {it.slot} {it.source}" if it.slot else ""
            answer, complaints = self.ask(name, entry, it)
            wrong += [f"{about}: {complaint}" for complaint in complaints]
            wrong += [f"{about}: {complaint}" for complaint in _status(entry, it, answer)]
            place = (it.who, it.method, it.slot)
            if it.source == "absent":
                absent[place] = answer
            if it.slot == "*" or it.org == "nowhere":
                wrong += _told_apart(about, entry, it, answer, absent.get((it.who, it.method, "")))
            elif not it.slot:
                absent[place] = answer  # for a stranger the plain request is the measure
            elif _hidden(entry, it):
                wrong += _told_apart(about, entry, it, answer, absent[place])
        return wrong

    def ask(self, name: str, entry: Entry, it: Combination) -> tuple[Answer, list[str]]:
        """One request, undone afterwards."""
        self.asked += 1
        client = self.world.clients[it.who.key]
        cookies = client.cookies if it.method in SAFE else deepcopy(client.cookies)
        used = _values(self.world, entry, it)
        mail.outbox.clear()
        written = rows_written()
        with transaction.atomic():
            with TestCase.captureOnCommitCallbacks(execute=True):
                response = _send(client, name, entry, it, used)
            echo = _words(used, self.world.names.get(it.who.key, ""))
            echo.append(f"/o/{it.org}/")
            answer = answer_of(response, echo, self._behind(client, it, response))
            wrong = [*self._leaked(it, answer), *self._changed(entry, it, answer, written)]
            transaction.set_rollback(True)
        _let_go(response)
        client.cookies = cookies
        return answer, wrong

    def _behind(self, client: Client, it: Combination, response: Any) -> Iterator[str]:
        """The page that an answer leads to shows what the answer had to say."""
        where = response.headers.get("Location", "")
        if it.who.role and it.method not in SAFE and where.startswith("/"):
            after: Any = client.get(where)
            body = b"".join(after.streaming_content) if after.streaming else after.content
            yield from decoded(body, "")

    def _leaked(self, it: Combination, answer: Answer) -> Iterator[str]:
        found = leaks(answer.everything, it.who.reads, self.world.owners)
        if found:
            yield f"shows {sorted(found)[:4]}"
        of_people = {(it.who.at, ground) for ground in ("ppl", "crew", "inv", "org")}
        for letter in mail.outbox if it.who.role else ():
            text = f"{letter.subject} {letter.body} {letter.to}"
            if told := leaks(text, frozenset(of_people), self.world.owners):
                yield f"sends by mail {sorted(told)[:4]}"

    def _changed(
        self, entry: Entry, it: Combination, answer: Answer, written: dict[str, int]
    ) -> Iterator[str]:
        """Which organizations' rows are no longer what they were, and should be."""
        looks = it.method in SAFE
        if looks and (it.slot or it.who.key not in ("alice", "dana", "olga")):
            return
        # A view that knows no methods takes another verb for a GET: then it only looks.
        looks = looks or it.method not in entry.methods
        nothing = looks or not it.who.role or answer.status in SHUT
        now_written = rows_written()
        touched = tuple(table for table in TABLES if written.get(table) != now_written.get(table))
        for name in ORGANIZATIONS:
            if name == it.who.at and not nothing:
                continue
            before, now = self._before(name), table_hashes(self.world, name, touched)
            changed = {table for table in touched if before[table] != now[table]}
            if looks and name == it.who.at:
                changed -= {"audit_event", "documents_page"}  # a look is noted; a picture is kept
            if changed:
                yield f"changes {sorted(changed)} of {name}"

    def _before(self, name: str) -> dict[str, str]:
        if name not in self.hashes:
            raise LookupError("Take the hashes before the first request: remember().")
        return self.hashes[name]

    def left_behind(self) -> Iterator[str]:
        """Every request was undone: what is different now went past its transaction."""
        for name, before in self.hashes.items():
            now = table_hashes(self.world, name, TABLES)
            if changed := sorted(table for table in TABLES if before[table] != now[table]):
                yield f"leaves {changed} of {name} changed"

    def remember(self) -> "Walk":
        """What every table of every organization holds before anything is asked."""
        self.hashes = {name: table_hashes(self.world, name, TABLES) for name in ORGANIZATIONS}
        return self


def walked(
    world: World, name: str, entry: Entry, combinations: Iterable[Combination]
) -> tuple[list[str], int]:
    """What was wrong in these combinations of an entry, and how many requests were made."""
    cache.clear()
    walk = Walk(world).remember()
    return [*walk.through(name, entry, combinations), *walk.left_behind()], walk.asked


def _status(entry: Entry, it: Combination, answer: Answer) -> Iterator[str]:
    right = expected(entry, it)
    if it.method in entry.methods and right is not None and answer.status != right:
        yield f"answers {answer.status} instead of {right}"
    if answer.status >= 500:
        yield f"breaks with {answer.status}"


def _hidden(entry: Entry, it: Combination) -> bool:
    """Is the row of this combination one that she must not even know of?"""
    kind, _, ground = it.source.partition(":")
    return kind in ("foreign", "aside") or (kind == "ground" and ground not in it.who.sees)


def _told_apart(
    about: str, entry: Entry, it: Combination, answer: Answer, absent: Answer | None
) -> Iterator[str]:
    if absent is None or (it.org == "nowhere" and it.who.key == "bare"):
        return
    if not answer.like(absent):
        yield f"{about}: unlike what is not there: {answer.difference(absent)}"


def _let_go(response: Any) -> None:
    """Close the answer as a server does, also when nobody read it, but not the database with it."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def _send(
    client: Client, name: str, entry: Entry, it: Combination, used: dict[str, dict[str, str]]
) -> HttpResponseBase:
    kwargs: dict[str, str] = dict(used["path"])
    if entry.door == "organization":
        kwargs["org"] = it.org
    address = reverse(name, kwargs=kwargs)
    if it.method == "GET":
        return client.get(address, used["query"])
    if it.method == "POST":
        form = used["form"] | entry.files()
        return client.post(address, form, query_params=used["query"])
    kind = "application/octet-stream"
    return client.generic(
        it.method, address, data=b"12345678", content_type=kind, query_params=used["query"]
    )


def _values(world: World, entry: Entry, it: Combination) -> dict[str, dict[str, str]]:
    """What the request says in path, query and form."""
    sides = {"path": entry.path, "query": entry.query, "form": entry.form}
    return {
        side: {slot: _value(world, entry, it, slot, given) for slot, given in slots.items()}
        for side, slots in sides.items()
    }


def _value(world: World, entry: Entry, it: Combination, slot: str, given: Row | str) -> str:
    if isinstance(given, str):
        return given
    another = it.slot in entry.path and it.source.startswith("ground:")
    together = given.in_case and (it.slot == "number" or another)
    moves = it.slot in (slot, "*") or together
    kind, _, where = (it.source if moves else "own").partition(":")
    if kind == "absent":
        return given.absent
    if kind == "garbled":
        return GARBLED
    home, ground = it.who.at, "open"
    if kind == "foreign":
        home = where
    elif kind in ("ground", "aside"):
        ground = where
    row = world.rows[home, ground].get(given.label) or world.rows[home, "open"][given.label]
    return str(getattr(row, given.column))


def _words(used: dict[str, dict[str, str]], name: str) -> list[str]:
    """What an answer may echo, if long enough not to be anything else; and her own name."""
    said = [word for side in used.values() for word in side.values() if len(word) > 5]
    return [*said, name]
