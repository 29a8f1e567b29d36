"""Writes pages that could be taken for others and are not copies of them."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reopen.lib.compare.synthetic.cases import Case, Matter
from reopen.lib.compare.synthetic.documents import Draft, Writer
from reopen.lib.compare.synthetic.grammar import Slot
from reopen.lib.compare.synthetic.truth import LookAlike

# Blanks that name a person or the case stay as they are on the second form of one person.
_OF_THE_PERSON = {
    "suspect", "victim", "witness", "someone", "detective", "officer", "badge", "rd", "docket",
    "crime", "analyst", "judge", "da", "defender", "address", "labno", "officer_last",
    "detective_last", "analyst_last", "irno", "cbno", "trade", "phone", "age", "height", "weight",
}  # fmt: skip


def look_alike(writer: Writer, draft: Draft, cases: list[Case]) -> Draft | None:
    """Another document that looks like this one; both are marked. None where there is no kind."""
    rng = writer.rng
    made = _maker(draft.kind.body, rng)
    if made is None:
        return None
    sort, make = made
    twin = make(writer, draft, rng.choice(cases))
    for one in (draft, twin):
        one.look_alikes.add(sort)
    return twin


def _maker(
    body: str, rng: Random
) -> tuple[LookAlike, Callable[[Writer, Draft, Case], Draft]] | None:
    match body:
        case "qa":
            return LookAlike.TWO_TRANSCRIPTS, _second_transcript
        case "motion":
            return LookAlike.TWO_MOTIONS, _second_motion
        case "prose" if rng.random() < 0.5:
            return LookAlike.SUPPLEMENT, _supplement
        case "prose":
            return LookAlike.TWO_DRAFTS, _second_draft
        case "fixed" if rng.random() < 0.07:
            return LookAlike.BLANK_FORM, _blank
        case "fixed":
            return LookAlike.SAME_FORM_SAME_PERSON, _same_person
    return None


def _again(writer: Writer, draft: Draft, case: Case | None = None) -> Draft:
    """A new head of the same kind with no sentences yet."""
    matter = writer.head(draft.kind, case or draft.matter.case)
    for name in ("author", "witness", "addressee"):
        if case is None:
            matter.settled[name] = draft.matter.settled[name]
    return replace(draft, matter=matter, units=[], filled={}, look_alikes=set())


def _second_transcript(writer: Writer, draft: Draft, _: Case) -> Draft:
    """The same witness asked again: half of the questions recur, few of the answers."""
    twin = _again(writer, draft)
    voice = writer.voice(Matter(draft.matter.case))
    for unit in draft.units:
        fate = writer.rng.random()
        if fate < 0.15:
            twin.units.append(unit)
            continue
        new = writer.sentence(draft.kind, voice)
        if fate < 0.6:
            new = unit.split("\nA. ")[0] + "\nA. " + new.split("\nA. ")[1]
        twin.units.append(new)
    return twin


def _second_motion(writer: Writer, draft: Draft, case: Case) -> Draft:
    """The same paragraphs of law around other facts, in this case or another."""
    twin = _again(writer, draft, case if writer.rng.random() < 0.5 else None)
    voice = writer.voice(Matter(twin.matter.case))
    law = {voice.say(line) for line in writer.rules["boiler"]}
    twin.units = [
        unit if unit in law else writer.sentence(draft.kind, voice) for unit in draft.units
    ]
    return twin


def _supplement(writer: Writer, draft: Draft, _: Case) -> Draft:
    """A later report that repeats sentences of the earlier one between new ones."""
    twin = _again(writer, draft)
    voice = writer.voice(Matter(draft.matter.case))
    repeated = writer.rng.uniform(0.3, 0.6)
    for unit in draft.units:
        if writer.rng.random() < repeated:
            twin.units.append(unit)
        if writer.rng.random() < 1 - repeated:
            twin.units.append(writer.sentence(draft.kind, voice))
    return twin


def _second_draft(writer: Writer, draft: Draft, _: Case) -> Draft:
    """Another version of the same paper: between a quarter and a half of it is written anew."""
    twin = _again(writer, draft)
    voice = writer.voice(Matter(draft.matter.case))
    anew = writer.rng.uniform(0.25, 0.5)
    new = set(writer.rng.sample(range(len(draft.units)), max(1, round(anew * len(draft.units)))))
    twin.units = [
        writer.sentence(draft.kind, voice) if at in new else unit
        for at, unit in enumerate(draft.units)
    ]
    return twin


def _same_person(writer: Writer, draft: Draft, _: Case) -> Draft:
    """The same form for the same person on another day or for another thing."""
    twin = _again(writer, draft)
    slots = [p for line in draft.kind.first for p in line if isinstance(p, Slot) and p.field]
    kept = {
        slot.field: draft.filled[slot.field]
        for slot in slots
        if slot.name in _OF_THE_PERSON and writer.rng.random() < 0.9
    }
    twin.filled = writer.fill(twin, kept)
    return twin


def _blank(writer: Writer, draft: Draft, _: Case) -> Draft:
    """The form with nothing written on it."""
    twin = _again(writer, draft)
    twin.filled = dict.fromkeys(draft.filled, "")
    return twin
