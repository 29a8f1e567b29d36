"""Whatever is done to an exported log is found; a cut tail and a rewrite need the anchor."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from reopen.lib.chain import GENESIS, event_hash, verify

Log = list[dict[str, Any]]


def log_of(count: int) -> Log:
    """A log as the export writes it."""
    events: Log = []
    previous = GENESIS
    for seq in range(1, count + 1):
        event: dict[str, Any] = {
            "organization": "0199-harbor",
            "seq": seq,
            "at": f"2026-03-{1 + seq % 28:02}T09:00:00.000000+00:00",
            "actor_label": "Alice Amari",
            "kind": "document.read",
            "facts": {"page": seq},
            "previous": previous,
        }
        previous = event["hash"] = event_hash(event)
        events.append(event)
    return events


def rewritten(log: Log) -> Log:
    """The log with every hash taken anew, as somebody with the tool itself would do it."""
    previous = GENESIS
    for seq, event in enumerate(log, start=1):
        event |= {"seq": seq, "previous": previous}
        previous = event["hash"] = event_hash(event)
    return log


def alter(log: Log, at: int) -> None:
    log[at]["facts"] = {"page": 9999}


def back_date(log: Log, at: int) -> None:
    log[at]["at"] = "2019-01-01T09:00:00.000000+00:00"


def delete(log: Log, at: int) -> None:
    del log[at]


def insert(log: Log, at: int) -> None:
    log.insert(at, {**log[at], "actor_label": "Nobody"})


def swap(log: Log, at: int) -> None:
    log[at], log[at - 1] = log[at - 1], log[at]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("tamper", [alter, back_date, delete, insert, swap])
def test_a_tampered_row_is_found_at_its_place(
    tamper: Callable[[Log, int], None], seed: int
) -> None:
    log = log_of(300)
    assert verify(log).ok
    at = random.Random(seed).randrange(1, 299)
    tamper(log, at)
    verdict = verify(log)
    assert not verdict.ok
    assert verdict.first_bad in (at, at + 1)


@pytest.mark.parametrize("field", ["seq", "previous", "hash", "kind", "actor_label"])
def test_every_field_is_covered(field: str) -> None:
    log = log_of(5)
    log[2][field] = "x"
    assert verify(log).first_bad == 3


def test_a_cut_tail_is_found_only_against_the_anchor() -> None:
    log = log_of(300)
    anchor = {"seq": 300, "hash": log[-1]["hash"]}
    assert verify(log[:-100]).ok
    verdict = verify(log[:-100], [anchor])
    assert (verdict.ok, verdict.first_bad) == (False, 201)


def test_a_full_rewrite_is_found_only_against_the_anchor() -> None:
    log = log_of(300)
    anchors = [{"seq": seq, "hash": log[seq - 1]["hash"]} for seq in (100, 200)]
    alter(log, 150)
    forged = rewritten(log)
    assert verify(forged).ok
    verdict = verify(forged, anchors)
    assert (verdict.ok, verdict.first_bad) == (False, 200)


def test_events_survive_the_way_through_a_file() -> None:
    log = log_of(20)
    log[3]["actor_label"] = "Renée Ångström"
    lines = [json.dumps(event, ensure_ascii=False) for event in rewritten(log)]
    assert verify([json.loads(line) for line in lines]).ok
