"""What organizations ask of a case, point by point, and what each point means for one situation.

A rule restricts when its answer is `restricts_on`: "only DNA cases" when yes, "takes pleas" when
no. `fits` says whether a situation meets the restriction: True, False, or None when the person did
not tell. Rules without `fits` are never asked in the form; they are shown to be read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reopen.directory.situation import Situation

Words = str | Promise


@dataclass(frozen=True)
class Rule:
    """One point. `narrow` is the sentence of an organization that restricts; `%(years)s` is filled.

    `wide` is the sentence of one that does not. `fact` names the question of the form it turns on.
    `ask` is what to ask an organization of which nobody knows, when the situation makes it matter.
    """

    question: Words
    narrow: Words
    wide: Words
    restricts_on: str = "yes"
    fact: Words = ""
    ask: Words = ""
    fits: Callable[[Situation, int], bool | None] | None = None


def _one(name: str, good: str, bad: str) -> Callable[[Situation, int], bool | None]:
    def fits(situation: Situation, _years: int) -> bool | None:
        return {good: True, bad: False}.get(getattr(situation, name))

    return fits


def _long_enough(situation: Situation, years: int) -> bool | None:
    if situation.sentence in {"life", "death"}:
        return True
    if situation.sentence != "years" or situation.years is None or situation.years == years:
        return None  # "about eight years" may be a little more or less
    return situation.years > years


def _not_death(situation: Situation, _years: int) -> bool | None:
    return situation.sentence != "death" if situation.sentence else None


def _life_or_death(situation: Situation, _years: int) -> bool | None:
    return situation.sentence in {"life", "death"} if situation.sentence else None


def _all_over(situation: Situation, _years: int) -> bool | None:
    return {"running": False, "over": False, "all": True}.get(situation.appeals)


def _first_over(situation: Situation, _years: int) -> bool | None:
    return {"running": False, "over": True, "all": True}.get(situation.appeals)


RULES: dict[str, Rule] = {
    "dna_needed": Rule(
        _("Only cases that a DNA test could decide?"),
        _("It takes cases that a DNA test could decide, and few or no others."),
        _("DNA is not needed."),
        fact=_("whether there is evidence for a DNA test"),
        ask=_("Ask whether it takes cases without DNA; we do not know."),
        fits=_one("dna", "yes", "no"),
    ),
    "non_dna_only": Rule(
        _("Only cases without DNA?"),
        _("It takes only cases without DNA."),
        _("It takes cases with DNA too."),
        fact=_("whether there is evidence for a DNA test"),
        fits=_one("dna", "no", "yes"),
    ),
    "federal": Rule(
        _("Convictions in federal court?"),
        _("It takes no convictions in federal court."),
        _("It takes convictions in federal court too."),
        restricts_on="no",
        fact=_("whether it was a state or a federal court"),
        ask=_("Ask whether it takes convictions in federal court; we do not know."),
        fits=_one("court", "state", "federal"),
    ),
    "in_prison": Rule(
        _("Only people who are in prison now?"),
        _("It takes people who are in prison now."),
        _("The person may be free already."),
        fact=_("whether the person is in prison now"),
        ask=_("Ask whether it takes people who are not in prison any more; we do not know."),
        fits=_one("now", "prison", "out"),
    ),
    "min_years": Rule(
        _("A smallest number of years left?"),
        _("About %(years)s years or more of the sentence must be left."),
        _("The length of the sentence does not matter."),
        fact=_("how many years are left"),
        ask=_("Ask whether some number of years must be left; we do not know."),
        fits=_long_enough,
    ),
    "life_or_death": Rule(
        _("Only life or death sentences?"),
        _("The people it works for serve life or were sentenced to death."),
        _("The sentence need not be life or death."),
        fact=_("what the sentence is"),
        fits=_life_or_death,
    ),
    "death_sentence": Rule(
        _("Death sentences?"),
        _("It takes no cases with a death sentence."),
        _("It takes cases with a death sentence too."),
        restricts_on="no",
        fact=_("whether it is a death sentence"),
        ask=_("Ask whether it takes cases with a death sentence; we do not know."),
        fits=_not_death,
    ),
    "plea": Rule(
        _("Convictions after a guilty plea?"),
        _("It takes no convictions after a guilty plea."),
        _("It takes convictions after a guilty plea too."),
        restricts_on="no",
        fact=_("whether there was a trial or a guilty plea"),
        ask=_("Ask whether it takes cases with a guilty plea; we do not know."),
        fits=_one("verdict", "trial", "plea"),
    ),
    "first_appeal_over": Rule(
        _("Must the first appeal be over?"),
        _("The first (direct) appeal must be over."),
        _("An appeal may still be going on."),
        fact=_("whether the first appeal is over"),
        ask=_("Ask whether it looks at cases that are still in appeal; most do not."),
        fits=_first_over,
    ),
    "all_appeals_over": Rule(
        _("Must all appeals be over?"),
        _("All appeals must be over; nothing may be before a court."),
        _("Something may still be before a court."),
        fact=_("whether all appeals are over"),
        fits=_all_over,
    ),
    "no_lawyer": Rule(
        _("Only people without a lawyer?"),
        _("The person may have no lawyer in the case now."),
        _("The person may have a lawyer."),
        fact=_("whether the person has a lawyer now"),
        ask=_("Ask whether it takes people who have a lawyer; most do not."),
        fits=_one("lawyer", "no", "yes"),
    ),
    "first_petition_over": Rule(
        _("Must a first petition after the appeal be decided?"),
        _("The first petition after the appeal (in Pennsylvania, PCRA) must be decided too."),
        _("No petition after the appeal is needed."),
    ),
    "took_no_part": Rule(
        _("Only people who took no part in the crime?"),
        _("The person must have had no part in the crime."),
        _("Other claims are looked at too."),
    ),
    "new_evidence": Rule(
        _("Must there be a chance of new evidence?"),
        _("There must be new evidence, or a good chance to find some."),
        _("New evidence is not needed."),
    ),
    "felony_only": Rule(
        _("Only serious crimes (felonies)?"),
        _("Only serious crimes (felonies)."),
        _("Less serious crimes too."),
    ),
    "cannot_afford": Rule(
        _("Only people who cannot pay a lawyer?"),
        _("Only for people who cannot pay a lawyer."),
        _("Money does not matter."),
    ),
    "person_writes": Rule(
        _("Must the convicted person write?"),
        _("The convicted person must write; family and friends can pass on the address."),
        _("Family, friends or a lawyer may write too."),
    ),
    "no_self_defense": Rule(
        _("Are cases of self-defense left out?"),
        _("No cases in which it was self-defense."),
        _("Cases of self-defense too."),
    ),
    "no_consent": Rule(
        _("Are cases of consent left out?"),
        _("No cases in which the other person is said to have agreed to sex."),
        _("Cases of consent too."),
    ),
    "no_insanity": Rule(
        _("Are insanity and intoxication left out?"),
        _("No cases about insanity or being drunk or drugged."),
        _("Cases about insanity or being drunk or drugged too."),
    ),
    "no_minor_role": Rule(
        _("Are cases of a lesser part left out?"),
        _("No cases about a smaller part in the crime or a different crime."),
        _("Cases about a smaller part in the crime too."),
    ),
}
