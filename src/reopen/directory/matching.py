"""Whether an organization takes a case like this: yes, maybe or no, each with its reasons.

Nothing is scored. Only a rule that was confirmed can say no; a rule that nobody confirmed, or that
turns on something the person did not tell, makes a maybe and says what decides it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from reopen.directory.models import WHOLE_COUNTRY, Criterion, HelpOrganization
from reopen.directory.rules import RULES, Rule
from reopen.directory.situation import Situation
from reopen.editing.models import Mark


class Group(StrEnum):
    """How an organization answers a situation."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True)
class Match:
    """One organization for one situation.

    `against` says why not; `open` what decides and nobody told; `ask` what to ask the organization
    first, because we do not know or nobody confirmed it.
    """

    organization: HelpOrganization
    group: Group
    against: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    must_write: bool = False

    @property
    def reason(self) -> str:
        """In one sentence."""
        if self.group is Group.NO:
            return self.against[0]
        if self.group is Group.YES:
            return _("What you told fits everything we know of its rules.")
        if self.open:
            return _("It depends on %(what)s.") % {"what": _list(self.open)}
        return self.ask[0]


def matched(organization: HelpOrganization, situation: Situation) -> Match:
    """Holds the rules of an organization beside a situation. `criteria` should be prefetched."""
    against: list[str] = []
    waiting: list[str] = []
    ask: list[str] = _of_place(organization)
    rules = organization.takes
    for key, rule in RULES.items():
        if rule.fits is None:
            continue
        criterion = rules.get(key)
        if criterion is None:
            ask += _asked(rule, situation)
        elif criterion.answer == rule.restricts_on:
            fits = rule.fits(situation, criterion.years or 0)
            if fits is False:
                (against if criterion.verified else ask).append(_sentence(criterion))
            elif fits is None:
                waiting.append(str(rule.fact))
    if not any(criterion.verified for criterion in rules.values()):
        ask.insert(0, _("Nobody has confirmed its rules for us. Ask what it takes."))
    group = Group.NO if against else Group.MAYBE if waiting or ask else Group.YES
    writes = rules.get("person_writes")
    return Match(
        organization,
        group,
        tuple(against),
        tuple(dict.fromkeys(waiting)),
        tuple(ask),
        must_write=writes is not None and writes.answer == Criterion.Answer.YES,
    )


def serves(organization: HelpOrganization, place: str) -> bool:
    """Whether convictions in this place are its field; without a place, those of the nation."""
    if place in organization.not_serves:
        return False
    if not place or place.startswith(WHOLE_COUNTRY):
        return organization.national or (bool(place) and place in organization.serves)
    return place in organization.serves


def _of_place(organization: HelpOrganization) -> list[str]:
    if organization.part:
        return [
            _("It serves only %(part)s. Ask if you are not sure.") % {"part": organization.part}
        ]
    if organization.mark == Mark.UNVERIFIED:
        return [_("Nobody has confirmed yet that it takes cases from this place. Ask.")]
    return []


def _asked(rule: Rule, situation: Situation) -> list[str]:
    """The question to ask when what the person told makes an unknown rule matter."""
    told = rule.fits(situation, 10_000) if rule.fits else None
    return [str(rule.ask)] if rule.ask and told is False else []


def _sentence(criterion: Criterion) -> str:
    said = criterion.words
    if criterion.verified:
        return said
    return _("We heard, but nobody has confirmed: %(what)s Ask.") % {"what": said}


def _list(parts: tuple[str, ...]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
