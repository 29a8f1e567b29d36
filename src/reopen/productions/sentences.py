"""What the lists of `lib` say, as sentences in the language of the page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from reopen.lib.loadfiles import Trouble
from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.reasons import Reason

# Why a PDF was not checked to its end. It is not kept, so no word of keeping.
_LOCKED = _("The file is locked with a password. Check a copy that is not.")
_LARGE = _("The file is too large to be checked in one piece. Check it in smaller parts.")
_BROKEN = _("The file is damaged or no PDF. Make the PDF anew and check that one.")
_UNCHECKED = {
    Reason.ENCRYPTED: _LOCKED,
    Reason.TOO_LARGE: _LARGE,
    Reason.TOO_MANY_PAGES: _LARGE,
    Reason.TOO_MUCH_MEMORY: _LARGE,
    Reason.TOO_SLOW: _LARGE,
}


def sentence_of_lift(what: Lift) -> str:
    """What was found, for somebody who is not a technician."""
    return gettext(what.sentence)


def why_unchecked(reason: Reason) -> str:
    """Why nothing is said of a file, and what to do."""
    return gettext(_UNCHECKED.get(reason, _BROKEN))


def sentence_of_trouble(trouble: str, what: str) -> str:
    """What is wrong with a line of a load file, and what the line says."""
    return gettext(Trouble(trouble).sentence) % {"what": what}
