"""Organizations that help people who say that they were wrongly convicted. They belong to nobody.

Everything here is an entry of the commons: it names its source, how sure it is and when it was
checked. What an organization takes and how it is reached are entries of their own, because the one
may be confirmed and the other not.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from reopen.directory.place_names import place_name
from reopen.directory.rules import RULES
from reopen.editing.models import Entry, Mark

WHOLE_COUNTRY = "us"


def _codes(label: Any, help_text: Any, *, blank: bool = False) -> "ArrayField[Any, Any]":
    return ArrayField(
        models.SlugField(max_length=40),
        verbose_name=label,
        default=list,
        help_text=help_text,
        blank=blank,
    )


def rule_choices() -> list[tuple[str, str | Promise]]:
    """The rules with their questions."""
    return [(key, rule.question) for key, rule in RULES.items()]


class HelpOrganization(Entry):
    """An organization a person may write to. `serves` is about where the conviction happened.

    Places are named by the keys of `places`: "us-mo" is Missouri, "us" every state and the federal
    courts; other countries by their ISO code, such as "ca".
    """

    class Kind(models.TextChoices):
        INNOCENCE = "innocence", _("Innocence organization")
        CLINIC = "clinic", _("Law-school clinic")
        LEGAL_AID = "legal_aid", _("Office of public defenders or legal aid")
        COMMISSION = "commission", _("State body that reviews convictions")
        NETWORK = "network", _("Network of organizations")
        FREED = "freed", _("Service for people who were freed")

    name = models.CharField(_("Name"), max_length=200)
    also = models.CharField(_("Also called"), max_length=200, blank=True)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    member = models.BooleanField(_("Member of the Innocence Network"), null=True, blank=True)
    city = models.CharField(_("City"), max_length=120, blank=True)
    serves = _codes(_("Convictions in"), _("Keys such as us-mo, us or ca."))
    not_serves = _codes(_("But not in"), _("Keys such as us-az."), blank=True)
    part_en = models.CharField(_("Only a part of it, in English"), max_length=160, blank=True)
    part_es = models.CharField(_("Only a part of it, in Spanish"), max_length=160, blank=True)
    website = models.URLField(_("Website"), blank=True)
    languages = _codes(_("Languages"), _("Codes such as en and es, as far as known."), blank=True)
    note_en = models.TextField(_("Good to know, in English"), blank=True)
    note_es = models.TextField(_("Good to know, in Spanish"), blank=True)

    class Meta:
        verbose_name = _("organization that helps")
        ordering = ["name", "key"]
        constraints = [
            models.CheckConstraint(condition=~Q(serves=[]), name="directory_serves_somewhere")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def note(self) -> str:
        """What is good to know, in the language of the page."""
        return self.note_es if _spanish() and self.note_es else self.note_en

    @property
    def part(self) -> str:
        """Which part of the state it serves, in words; empty for all of it."""
        return self.part_es if _spanish() and self.part_es else self.part_en

    @property
    def where(self) -> str:
        """Where the convictions must have happened, in words."""
        names = ", ".join(place_name(key) for key in self.serves)
        if self.part:
            names = f"{names} ({self.part})"
        if self.not_serves:
            but = ", ".join(place_name(key) for key in self.not_serves)
            return gettext("%(places)s, but not %(but)s") % {"places": names, "but": but}
        return names

    @property
    def ways(self) -> "list[Contact]":
        """The ways to reach it that were not withdrawn, post first."""
        order = list(Contact.Way.values)
        standing = [contact for contact in self.contacts.all() if not contact.withdrawn]
        return sorted(standing, key=lambda contact: order.index(contact.way))

    @property
    def post(self) -> "Contact | None":
        """The postal address, if we have one."""
        return next((way for way in self.ways if way.way == Contact.Way.POST), None)

    @property
    def takes(self) -> "dict[str, Criterion]":
        """What it takes, by the keys of `rules`, without what was withdrawn or nobody knows."""
        every = self.criteria.all()
        standing = {one.rule: one for one in every if one.known and not one.withdrawn}
        return {key: standing[key] for key in RULES if key in standing}

    @property
    def national(self) -> bool:
        return WHOLE_COUNTRY in self.serves

    @property
    def reviews(self) -> bool:
        """Whether a claim of innocence can be sent to it at all."""
        return self.kind not in {self.Kind.NETWORK, self.Kind.FREED}


class Criterion(Entry):
    """What an organization takes, one point: yes, no, or nobody knows. Keys and words: `rules`."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("not known")

    helper = models.ForeignKey(HelpOrganization, on_delete=models.CASCADE, related_name="criteria")
    rule = models.CharField(_("Rule"), max_length=30, choices=rule_choices)
    answer = models.CharField(_("Answer"), max_length=8, choices=Answer.choices)
    years = models.PositiveSmallIntegerField(_("Years"), null=True, blank=True)

    class Meta:
        verbose_name = _("what it takes")
        verbose_name_plural = _("what it takes")
        ordering = ["helper", "key"]
        constraints = [
            models.UniqueConstraint(fields=["helper", "rule"], name="directory_criterion_once"),
            models.CheckConstraint(
                condition=~Q(rule="min_years", answer="yes") | Q(years__isnull=False),
                name="directory_criterion_years",
            ),
        ]

    @property
    def called(self) -> str:
        """What editors call it in a list."""
        return f"{RULES[self.rule].question} {self.words}"

    @property
    def known(self) -> bool:
        return self.answer != self.Answer.UNKNOWN

    @property
    def verified(self) -> bool:
        return self.mark == Mark.VERIFIED

    @property
    def words(self) -> str:
        """What it says, as a sentence."""
        rule = RULES[self.rule]
        if not self.known:
            return gettext("Not known.")
        words = str(rule.narrow if self.answer == rule.restricts_on else rule.wide)
        return words % {"years": self.years} if self.years else words


class Contact(Entry):
    """One way to reach an organization. A postal address is written as on an envelope."""

    class Way(models.TextChoices):
        POST = "post", _("By post")
        FORM = "form", _("Form on the web")
        EMAIL = "email", _("By e-mail")
        PHONE = "phone", _("By phone")
        COLLECT = "collect", _("Collect calls")

    helper = models.ForeignKey(HelpOrganization, on_delete=models.CASCADE, related_name="contacts")
    way = models.CharField(_("Way"), max_length=8, choices=Way.choices)
    value = models.TextField(_("Address or number"))

    class Meta:
        verbose_name = _("way to reach it")
        verbose_name_plural = _("ways to reach it")
        ordering = ["helper", "key"]
        constraints = [
            models.UniqueConstraint(fields=["helper", "way"], name="directory_contact_once")
        ]

    @property
    def called(self) -> str:
        """What editors call it in a list."""
        return str(self.get_way_display())

    @property
    def lines(self) -> list[str]:
        """The lines of a postal address."""
        return self.value.splitlines()


def _spanish() -> bool:
    return (get_language() or "en").startswith("es")
