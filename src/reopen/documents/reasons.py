"""The sentence for each reason a file may end with, for people who are not technicians."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from reopen.lib.reading.reasons import Reason

BROKE_THE_READER = "broke_the_reader"

_OWN = {
    BROKE_THE_READER: _(
        "Reading this file broke off three times, so it was set apart; it is kept as it came. "
        "Ask for a plain PDF or a scan of it, or have it read again."
    ),
}


def sentence_of(key: str) -> str:
    """What happened and what to do, in the language of the page."""
    return gettext(_OWN.get(key) or Reason(key).sentence)
