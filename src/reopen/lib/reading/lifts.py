"""What can be lifted off a PDF that looks redacted, and what it carries besides its pages.

The keys cross the wall of the sandbox and are stored; they are never renamed or reused.
"""

from enum import StrEnum


class Lift(StrEnum):
    """The closed list. `is_bad`: the file must not go out; else it is for a person to weigh."""

    COVERED = "covered"
    ANNOTATION = "annotation"
    NOT_APPLIED = "not_applied"
    SAME_COLOUR = "same_colour"
    LAYER = "layer"
    INVISIBLE = "invisible"
    OUTSIDE = "outside"
    PICTURE = "picture"
    REVISION = "revision"
    LEFT_OVER = "left_over"
    ATTACHMENT = "attachment"
    FIELD = "field"
    ACTUAL_TEXT = "actual_text"
    METADATA = "metadata"
    FORM = "form"
    COMMENT = "comment"
    HIDDEN_COMMENT = "hidden_comment"
    OUTLINE = "outline"
    TINY = "tiny"

    @property
    def is_bad(self) -> bool:
        """Whether something that cannot be seen can be taken out of the file."""
        return self not in (Lift.METADATA, Lift.FORM, Lift.COMMENT, Lift.OUTLINE)

    @property
    def sentence(self) -> str:
        """What was found, for somebody who is not a technician."""
        return _SENTENCE[self]


_SENTENCE = {
    Lift.COVERED: "Words lie under a box or a picture, or have its colour, and can be copied out.",
    Lift.ANNOTATION: "Words lie under a comment or a drawn mark that anybody can move away.",
    Lift.NOT_APPLIED: "A redaction was marked but never applied.",
    Lift.SAME_COLOUR: "Words have the colour of the paper, or none, and can be copied out.",
    Lift.LAYER: "A layer that is switched off holds content that anybody can switch on.",
    Lift.INVISIBLE: "Invisible words lie where the page shows only a plain patch.",
    Lift.OUTSIDE: "Words lie outside the visible part of the page.",
    Lift.PICTURE: "A box lies upon a picture, and the picture is whole beneath it.",
    Lift.REVISION: "An earlier version inside the file holds what the last one does not show.",
    Lift.LEFT_OVER: "Text or a picture that no page shows any more is still in the file.",
    Lift.ATTACHMENT: "Another file is attached inside this one.",
    Lift.FIELD: "A field of a form holds words that the page does not show.",
    Lift.ACTUAL_TEXT: "A text for reading aloud holds words that the page does not show.",
    Lift.METADATA: "The file says who made it, when and with what.",
    Lift.FORM: "The file has form fields that can still be changed.",
    Lift.COMMENT: "The file has comments.",
    Lift.HIDDEN_COMMENT: "A hidden comment holds words that the page does not show.",
    Lift.TINY: "Words are too small to be seen and can be copied out.",
    Lift.OUTLINE: "The file has a table of contents for the reader's sidebar.",
}
