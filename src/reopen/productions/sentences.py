"""The sentence for each thing that can be lifted, in the language of the page."""

from django.utils.translation import gettext

from reopen.lib.reading.lifts import Lift


def sentence_of_lift(what: Lift) -> str:
    """What was found, for somebody who is not a technician."""
    return gettext(what.sentence)
