"""The hash chain of the audit log, as pure arithmetic on exported events.

An event is a JSON object. Its `hash` is the SHA-256 of the canonical bytes (sorted keys, no
spaces, UTF-8) of everything else in it, `previous` (the hash before it) included. A chain shows an
altered, missing, swapped or inserted event. It cannot show a cut tail or a full rewrite; that takes
an anchor: a head (`seq`, `hash`) kept where the installation cannot reach it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True)
class Verdict:
    """What a check of a log found. `first_bad` is the sequence number where trust ends, or None."""

    events: int
    ok: bool
    first_bad: int | None
    sentence: str


def event_hash(event: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of an event's canonical bytes, its own `hash` left out."""
    content = {key: value for key, value in event.items() if key != "hash"}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify(
    events: Iterable[Mapping[str, Any]], anchors: Iterable[Mapping[str, Any]] = ()
) -> Verdict:
    """Check a whole log from its first event, and against anchors kept elsewhere.

    `anchors` are heads `{"seq": int, "hash": str}`; each must stand in the log as it was noted.
    """
    noted = {int(anchor["seq"]): str(anchor["hash"]) for anchor in anchors}
    previous, count = GENESIS, 0
    for expected, event in enumerate(events, start=1):
        fault = _fault(event, expected, previous, noted)
        if fault:
            return Verdict(count, ok=False, first_bad=expected, sentence=fault)
        previous = str(event["hash"])
        count += 1
    missing = [seq for seq in noted if seq > count]
    if missing:
        sentence = f"The log ends at event {count}, but an anchor was taken at {max(missing)}."
        return Verdict(count, ok=False, first_bad=count + 1, sentence=sentence)
    return Verdict(count, ok=True, first_bad=None, sentence=_all_good(count, noted))


def _fault(
    event: Mapping[str, Any], expected: int, previous: str, noted: Mapping[int, str]
) -> str | None:
    if event.get("seq") != expected:
        return f"Event {expected} is missing or out of place."
    if event.get("previous") != previous:
        return f"Event {expected} does not follow the one before it."
    if event.get("hash") != event_hash(event):
        return f"Event {expected} was changed after it was written."
    if expected in noted and noted[expected] != event["hash"]:
        return f"Event {expected} is not the one that the anchor noted: the log was rewritten."
    return None


def _all_good(count: int, noted: Mapping[int, str]) -> str:
    if not noted:
        return (
            f"All {count} events follow one another. Without an anchor a cut tail cannot be seen."
        )
    return f"All {count} events follow one another and agree with {len(noted)} anchors."
