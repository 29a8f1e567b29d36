"""Issue codes as people choose and read them: the vocabulary's and the organization's own."""

from reopen.accounts.actor import Actor
from reopen.cases.words import label_of, options
from reopen.kernel.components import Link
from reopen.review.access import visible_issue_codes
from reopen.review.vocabularies import ISSUE_CODES


def code_choices(actor: Actor, *, kept: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The codes one can choose today, own ones after the others; `kept` ones even if retired."""
    own = [
        (code.key, code.label)
        for code in visible_issue_codes(actor)
        if code.retired_at is None or code.key in kept
    ]
    return [*options(ISSUE_CODES), *own]


class CodeWords:
    """The words of codes; the organization's own are read once."""

    def __init__(self, actor: Actor) -> None:
        self._own = dict(visible_issue_codes(actor).values_list("key", "label"))

    def label(self, key: str) -> str:
        """The label of a stored code in the language of the page."""
        return self._own.get(key) or label_of(ISSUE_CODES, key)

    def chips(self, keys: list[str]) -> list[Link]:
        """The codes of a note as chips."""
        return [Link(self.label(key)) for key in keys]
