"""Which vintage answers for a day, and which of its entries were known then.

Without a day the newest vintage answers. With one, the first vintage that reaches the day does, so
that later re-coding does not change what was known; where that one is more than a month later, the
last vintage of the month before is nearer. Entries count when the Registry had posted them by the
day. Made-up vintages answer only where there is no real one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from reopen.registry import words
from reopen.registry.models import Import

NEAR = timedelta(days=31)  # between the last posting and the day somebody exports the list


@dataclass(frozen=True)
class Vintage:
    """The export behind a figure: named with it, and its `made_up` is said on every page."""

    number: int
    stands_for: date
    last_posting: date | None
    made_up: bool
    file_name: str

    @property
    def day(self) -> str:
        """The day it stands for, in words; only the year where its rows tell no more."""
        return date_format(self.stands_for) if self.last_posting else str(self.stands_for.year)

    @classmethod
    def of(cls, found: Import) -> "Vintage":
        """The vintage of an import."""
        return cls(
            found.number, found.stands_for, found.last_posting, found.made_up, found.file_name
        )


def in_force(*, made_up: bool) -> QuerySet[Import]:
    """The vintages that were taken over and not undone, oldest first."""
    return (
        Import.objects.filter(state=Import.State.IN_FORCE, made_up=made_up)
        .defer("file", "report")
        .order_by("stands_for", "number")
    )


def vintage_for(as_of: date | None) -> Import | None:
    """The vintage that answers for the day; see above."""
    known = list(in_force(made_up=False)) or list(in_force(made_up=True))
    if not known:
        return None
    if as_of is None:
        return known[-1]
    after = [one for one in known if _reaches(one) >= as_of]
    before = [one for one in known if as_of - NEAR <= _reaches(one) < as_of]
    if before and (not after or after[0].stands_for > as_of + NEAR):
        return before[-1]
    if not after:
        return known[-1]
    # Of several for the same day, the one imported last.
    return [one for one in after if one.stands_for == after[0].stands_for][-1]


def known_by(found: Import, as_of: date | None) -> Q:
    """Which entries of the vintage were posted by the day; those without a date count."""
    if as_of is None:
        return Q()
    if found.has_postings:
        return Q(posted__lte=as_of) | Q(posted__isnull=True)
    if found.whole_from and as_of >= found.whole_from:
        return Q()
    return Q(exoneration__posted__lte=as_of) | Q(exoneration__posted__isnull=True)


def notes_of(found: Import | None, as_of: date | None, without_posting: int) -> list[str]:
    """What must be said beside figures of the vintage, as sentences."""
    if found is None:
        return [str(words.NOTHING_IMPORTED)]
    said = [words.BLANK_IS_UNKNOWN, words.YEARS_COUNTED, words.NOT_A_UNITS_OWN]
    notes = [str(words.MADE_UP)] if found.made_up else []
    notes += [str(sentence) for sentence in said]
    if as_of is None:
        return notes
    notes.append(str(words.AS_OF))
    notes.append(str(words.CODED_LATER) % {"day": Vintage.of(found).day})
    if found.whole_from and as_of >= found.whole_from:
        notes.append(str(words.NO_POSTING_DATES))
    elif found.whole_from:
        notes.append(str(words.POSTED_ELSEWHERE))
    elif without_posting:
        notes.append(str(words.WITHOUT_POSTING) % {"n": without_posting})
    return notes


def _reaches(one: Import) -> date:
    return reaches(one.stands_for, has_postings=one.has_postings)


def reaches(stands_for: date, *, has_postings: bool) -> date:
    """The last day a file can speak for: one without posting dates is of some day of its year."""
    return stands_for if has_postings else date(stands_for.year, 12, 31)


def remember_postings() -> None:
    """Writes to each exoneration the posting date that the newest vintage with one gives."""
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER)


_REMEMBER = """
UPDATE registry_exoneration AS exoneration SET posted = newest.posted
FROM (
    SELECT exoneration.id, (
        SELECT entry.posted FROM registry_entry AS entry
        JOIN registry_import AS vintage ON vintage.id = entry.vintage_id
        WHERE entry.exoneration_id = exoneration.id AND entry.posted IS NOT NULL
        ORDER BY vintage.stands_for DESC, vintage.number DESC LIMIT 1
    ) AS posted FROM registry_exoneration AS exoneration
) AS newest
WHERE newest.id = exoneration.id AND exoneration.posted IS DISTINCT FROM newest.posted
"""
