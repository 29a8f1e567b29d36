"""The fixed words of a comparison, with labels. The values are those of `lib.compare.contract`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reopen.lib.compare.contract import Certainty, DifferenceKind, Status


class Finding(models.TextChoices):
    """What became of a page of the prosecution's side."""

    GIVEN = Status.GIVEN.value, _("Given")
    ALTERED = Status.ALTERED.value, _("Given altered")
    PARTIAL = Status.PARTIAL.value, _("Given in part")
    NOT_FOUND = Status.NOT_FOUND.value, _("Not found in the defense set")
    UNDECIDED = Status.UNDECIDED.value, _("Not decided")


class Kind(models.TextChoices):
    """What differs between two copies."""

    NAME = DifferenceKind.NAME.value, _("Name")
    NUMBER = DifferenceKind.NUMBER.value, _("Number")
    DATE = DifferenceKind.DATE.value, _("Date")
    TIME = DifferenceKind.TIME.value, _("Time")
    NEGATION = DifferenceKind.NEGATION.value, _("Negation")
    WORDS = DifferenceKind.WORDS.value, _("Words")
    REDACTION = DifferenceKind.REDACTION.value, _("Redaction")


class Sureness(models.TextChoices):
    """Whether a difference is on the paper or may be the reading."""

    CHANGED = Certainty.CHANGED.value, _("Differs on the paper")
    MISREAD = Certainty.MISREAD.value, _("Read differently, same on the paper")
    LOOK = Certainty.LOOK.value, _("Look at both images")
