"""What the lists of `lib` say, as sentences in the language of the page."""

from django.utils.translation import gettext

from reopen.lib.loadfiles import Trouble
from reopen.lib.reading.lifts import Lift


def sentence_of_lift(what: Lift) -> str:
    """What was found, for somebody who is not a technician."""
    return gettext(what.sentence)


def sentence_of_trouble(trouble: str, what: str) -> str:
    """What is wrong with a line of a load file, and what the line says."""
    return gettext(Trouble(trouble).sentence) % {"what": what}
