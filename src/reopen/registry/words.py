"""What figures and their marks are called on pages, and what each of them counts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Mark:
    """`definition` says what is counted; it stands wherever the figure does."""

    label: str | Promise
    definition: str | Promise


MARKS: dict[str, Mark] = {
    "official_misconduct": Mark(
        _("Official misconduct"),
        _("Officials significantly abused their authority or the process that led to conviction."),
    ),
    "ciu": Mark(
        _("Conviction integrity unit"),
        _("A conviction integrity unit of a prosecutor's office helped to clear the person."),
    ),
    "io": Mark(
        _("Innocence organization"), _("An innocence organization helped to clear the person.")
    ),
    "ciu_and_io": Mark(
        _("Unit and organization together"),
        _("Both a conviction integrity unit and an innocence organization helped."),
    ),
    "dna": Mark(_("DNA"), _("Post-conviction DNA evidence had a part in clearing the person.")),
    "perjury": Mark(
        _("Perjury or false accusation"),
        _("Somebody other than the person lied or accused falsely."),
    ),
    "mistaken_id": Mark(
        _("Mistaken identification"), _("At least one witness took the person for somebody else.")
    ),
    "false_confession": Mark(
        _("False confession"), _("The person falsely confessed, or is said to have.")
    ),
    "forensic": Mark(
        _("False or misleading forensic evidence"),
        _("Forensic evidence was wrong, unreliable, overstated or made up."),
    ),
    "inadequate_defense": Mark(
        _("Inadequate legal defense"), _("The person's lawyer failed at an essential task.")
    ),
    "no_crime": Mark(_("No crime"), _("What the person was convicted of never happened.")),
    "plea": Mark(_("Guilty plea"), _("The person pleaded guilty.")),
    "homicide": Mark(_("Homicide"), _("The case was about a homicide.")),
    "sexual_assault": Mark(_("Sexual assault"), _("The case was about a sexual assault.")),
    "child_victim": Mark(_("Child victim"), _("The victim was a child.")),
    "codefendant_confessed": Mark(
        _("Co-defendant confessed"), _("A co-defendant confessed and named the person.")
    ),
    "juvenile": Mark(_("Under 18"), _("The person was under 18 at the time of the crime.")),
    "female": Mark(_("Woman"), _("The person is a woman.")),
    "jailhouse_informant": Mark(
        _("Jailhouse informant"), _("Somebody jailed with the person testified to a confession.")
    ),
    "federal": Mark(_("Federal case"), _("The person was convicted in a federal court.")),
    "misdemeanor": Mark(_("Misdemeanor"), _("The worst conviction was for a misdemeanor.")),
    "arson": Mark(_("Arson"), _("The case was about a fire.")),
    "child_sex_abuse_hysteria": Mark(
        _("Child sex abuse hysteria"), _("One of the mass accusations of the 1980s and 1990s.")
    ),
    "shaken_baby": Mark(
        _("Shaken baby syndrome"), _("A diagnosis of shaken baby syndrome was used.")
    ),
    "bitemark": Mark(_("Bite mark"), _("Bite-mark evidence was used.")),
    "posthumous": Mark(_("After death"), _("The person was cleared only after death.")),
    "police": Mark(_("Misconduct by police"), _("Police officers took part in the misconduct.")),
    "prosecutor": Mark(
        _("Misconduct by prosecutors"), _("Prosecutors took part in the misconduct.")
    ),
    "forensic_analyst": Mark(
        _("Misconduct by forensic analysts"), _("Forensic analysts took part in the misconduct.")
    ),
    "child_welfare": Mark(
        _("Misconduct by child-welfare workers"),
        _("Child-welfare workers took part in the misconduct."),
    ),
    "concealed": Mark(
        _("Exculpatory evidence concealed"), _("Evidence in the person's favor was concealed.")
    ),
    "not_withholding": Mark(
        _("Other misconduct than withholding"),
        _("There was official misconduct other than withholding evidence."),
    ),
    "witness_tampering": Mark(
        _("Witness tampering"), _("Officials made a witness say what they wanted.")
    ),
    "interrogation": Mark(
        _("Misconduct in interrogation"), _("Officials broke the rules in questioning the person.")
    ),
    "official_perjury": Mark(_("Perjury by an official"), _("An official lied under oath.")),
    "permitted_perjury": Mark(
        _("Prosecutor permitted perjury"), _("A prosecutor knew that a witness lied and let it be.")
    ),
    "prosecutor_lied": Mark(
        _("Prosecutor lied in court"), _("A prosecutor made a false statement in court.")
    ),
}

SET = _(
    "Exonerations on the main list of the National Registry of Exonerations, since 1989. "
    "Group exonerations and those before 1989 are left out."
)
BLANK_IS_UNKNOWN = _(
    "Where the Registry leaves a field blank, it is not known; it does not mean “no”."
)
NOT_A_UNITS_OWN = _(
    "Units count their own results in their own way; these figures are never added to theirs."
)
YEARS_COUNTED = _(
    "Years lost are those of the export; where it has no column of them, they are counted from "
    "conviction to release."
)
AS_OF = _("As of a day: only exonerations that the Registry had posted by then are counted.")
CODED_LATER = _("They are counted as the export of %(day)s codes them.")
WITHOUT_POSTING = _("%(n)d of them have no posting date and are counted on any day.")
NO_POSTING_DATES = _(
    "The export has no posting dates: it is counted whole, for every day of its year and later."
)
POSTED_ELSEWHERE = _(
    "The export has no posting dates: those that other exports give are used, "
    "and exonerations without one are counted on any day."
)
NOTHING_IMPORTED = _("No export of the Registry has been imported here yet.")
MADE_UP = _(
    "Made-up figures of the demo world. No real person, county or office stands behind them."
)
NOT_KNOWN = _("Not known")
