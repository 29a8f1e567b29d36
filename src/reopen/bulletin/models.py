"""Stories that people allow us to tell, and resources. They belong to no organization."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.editing.models import Entry
from reopen.lib.ids import uuid7


class ContentNote(models.TextChoices):
    """What a reader should know before she begins."""

    VIOLENCE = "violence", _("violence")
    SEXUAL_VIOLENCE = "sexual_violence", _("sexual violence")
    CHILD = "child", _("harm to a child")
    DEATH = "death", _("death")
    SUICIDE = "suicide", _("suicide or self-harm")
    PRISON = "prison", _("abuse in prison")
    RACISM = "racism", _("racism")
    POLICE = "police", _("abuse by police")


class Factor(models.TextChoices):
    """The contributing factors of the National Registry of Exonerations."""

    MISTAKEN_ID = "mistaken_id", _("mistaken identification by a witness")
    FALSE_CONFESSION = "false_confession", _("false confession")
    PERJURY = "perjury", _("perjury or false accusation")
    FORENSIC = "forensic", _("false or misleading forensic evidence")
    MISCONDUCT = "official_misconduct", _("official misconduct")
    DEFENSE = "inadequate_defense", _("inadequate legal defense")


@dataclass(frozen=True)
class Section:
    """A part of a story; the first may have no heading."""

    heading: str
    paragraphs: tuple[str, ...]


class StoryQuerySet(models.QuerySet["Story"]):
    """Which stories may be seen."""

    def public(self, on: date | None = None) -> Self:
        """Published, with a consent that holds on the day."""
        day = on or timezone.localdate()
        until = Q(consent__until__isnull=True) | Q(consent__until__gte=day)
        return self.filter(until, state=Story.State.PUBLISHED, consent__isnull=False)


class Story(models.Model):
    """What happened to a person, as she wants it told. Withdrawing deletes the row and the picture.

    `text` has paragraphs apart by empty lines; a line that begins with "## " heads a section.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PROPOSED = "proposed", _("waiting for a second person")
        APPROVED = "approved", _("approved, not published")
        PUBLISHED = "published", _("published")

    class Teller(models.TextChoices):
        SELF = "self", _("told by the person herself or himself")
        FAMILY = "family", _("told by the family")
        ORGANIZATION = "organization", _("told by the organization that helped")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    name = models.CharField(max_length=120, help_text="as the person wants to be named")
    teller = models.CharField(max_length=12, choices=Teller.choices)
    language = models.CharField(max_length=2, choices=[("en", "English"), ("es", "Español")])
    text = models.TextField()
    content_notes = ArrayField(
        models.CharField(max_length=20, choices=ContentNote.choices), default=list, blank=True
    )
    factors = ArrayField(
        models.CharField(max_length=20, choices=Factor.choices), default=list, blank=True
    )
    place = models.SlugField(max_length=40, blank=True, help_text="key of the state")
    convicted = models.PositiveSmallIntegerField(null=True, blank=True)
    freed = models.PositiveSmallIntegerField(null=True, blank=True)
    fictional = models.BooleanField(default=False, help_text="of the demo world; the page says so")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-published_at", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed"], approved_by__isnull=True)
                | Q(state__in=["approved", "published"], approved_by__isnull=False),
                name="bulletin_story_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="bulletin_story_by_two",
            ),
            models.CheckConstraint(
                condition=Q(convicted__isnull=True)
                | Q(freed__isnull=True)
                | Q(freed__gte=F("convicted")),
                name="bulletin_story_freed_after_conviction",
                violation_error_message=_("Freed before the conviction?"),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def audit_label(self) -> str:
        """No name stands in the log: it could never be withdrawn from there."""
        return "story"

    @property
    def sections(self) -> list[Section]:
        """The text in its parts."""
        parts: list[tuple[str, list[str]]] = [("", [])]
        for block in self.text.replace("\r\n", "\n").split("\n\n"):
            words = block.strip()
            if words.startswith("## "):
                heading, _sep, rest = words[3:].partition("\n")
                parts.append((heading.strip(), []))
                words = rest.strip()
            if words:
                parts[-1][1].append(words)
        return [Section(head, tuple(body)) for head, body in parts if head or body]

    @property
    def notes(self) -> list[str]:
        """The content notes in words."""
        return [str(ContentNote(note).label) for note in self.content_notes]

    @property
    def factor_words(self) -> list[str]:
        return [str(Factor(factor).label) for factor in self.factors]


class Picture(models.Model):
    """A story's picture, kept and served by us; its own row, so that text is read without it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="picture")
    content = models.BinaryField(help_text="drawn anew as JPEG, without what cameras add")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.CharField(max_length=300, help_text="what the picture shows, in words")

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"


class Consent(models.Model):
    """What the person allowed, to whom it was said, and until when. Without it nothing is public.

    The signed paper is kept outside; `kept_where` says where. Never shown to the public.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="consent")
    given_by = models.CharField(max_length=160)
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    real_name = models.BooleanField(default=False, help_text="the name told is the real one")
    picture = models.BooleanField(default=False)
    place = models.BooleanField(default=False, help_text="state and years")
    other_media = models.BooleanField(default=False, help_text="sharing and reprinting")
    kept_where = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("given_on")),
                name="bulletin_consent_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_on}"


class WithdrawnConsent(models.Model):
    """All that stays after a consent was withdrawn: that it was, when, and who did it here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    story = models.UUIDField(unique=True, help_text="the id that the story had")
    withdrawn_at = models.DateTimeField(default=timezone.now)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.withdrawn_at)


class Audience(models.TextChoices):
    """For whom a resource is."""

    FAMILIES = "families", _("Families and friends")
    PRISON = "prison", _("People in prison")
    LAWYERS = "lawyers", _("Lawyers and investigators")
    CITIZENS = "citizens", _("Citizens")
    REPORTERS = "reporters", _("Reporters and researchers")
    RELEASED = "released", _("After release")


class Resource(Entry):
    """A guide, a form, a law or a set of figures that somebody else keeps, or that stands here."""

    class Kind(models.TextChoices):
        GUIDE = "guide", _("Guide")
        CHECKLIST = "checklist", _("Checklist")
        FIGURES = "figures", _("Figures")
        LAW = "law", _("Law")
        REPORT = "report", _("Report")
        SERVICE = "service", _("Service")
        STATEMENT = "statement", _("Statement")

    title = models.CharField(_("Title"), max_length=200)
    title_es = models.CharField(_("Title in Spanish"), max_length=200, blank=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    audiences = ArrayField(
        models.CharField(max_length=10, choices=Audience.choices),
        verbose_name=_("For whom"),
        help_text=_("families, prison, lawyers, citizens, reporters, released"),
    )
    words = models.TextField(_("What it is"))
    words_es = models.TextField(_("What it is, in Spanish"), blank=True)
    link = models.URLField(_("Address"), max_length=500, blank=True)
    languages = ArrayField(
        models.CharField(max_length=5), verbose_name=_("Languages"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("resource")
        ordering = ["title", "key"]

    def __str__(self) -> str:
        return self.title

    @property
    def title_here(self) -> str:
        """The title in the language of the page."""
        return self.title_es if _spanish() and self.title_es else self.title

    @property
    def words_here(self) -> str:
        """What it is, in the language of the page."""
        return self.words_es if _spanish() and self.words_es else self.words


def _spanish() -> bool:
    return (get_language() or "en").startswith("es")
