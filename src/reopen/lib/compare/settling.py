"""What a verdict becomes once the differences of a page and its copy were looked at."""

from collections.abc import Sequence
from dataclasses import replace

from reopen.lib.compare.contract import Certainty, Difference, DifferenceKind, Status, Verdict
from reopen.lib.compare.kinds import bare_of_marks, marked

#: Words gone that run over so many ends of lines are a part of the page that is missing, as are
#: words gone in so many places: a page whose foot or side was cut off says nothing else.
_LINES, _PLACES = 2, 4
#: Letters that must be gone at one place before a part of the page may be missing there.
_PART = 20
#: Share of a passage that may still be read where it is blacked out.
_LEFT_OVER = 0.3


def settle(verdict: Verdict, found: Sequence[Difference]) -> Verdict:
    """The verdict after the differences of the page and its best copy were looked at.

    A change on the paper makes a page ALTERED; a redaction of the copy, or a part of the page that
    the copy lacks, PARTIAL. What is misread counts for nothing, nor does what is blacked out on the
    prosecution's own page only: a page of which nothing is missing on paper is GIVEN, however
    little of its copy could be read. What nobody could tell leaves the verdict as it was.
    """
    if verdict.status not in (Status.GIVEN, Status.PARTIAL):
        return verdict
    changed = [each for each in found if each.certainty is Certainty.CHANGED]
    altering = [each for each in changed if each.kind is not DifferenceKind.REDACTION]
    gone = [each for each in altering if not each.right_text.strip()]
    missing = [each for each in gone if len(gone) >= _PLACES or _is_block(each)]
    if len(altering) > len(missing):
        return replace(verdict, status=Status.ALTERED)
    if missing or any(_redacts_copy(each) for each in found):
        return replace(verdict, status=Status.PARTIAL)
    if found and not any(_may_lack(each) for each in found):
        return replace(verdict, status=Status.GIVEN)  # what its text lacks was lost in reading
    return verdict


def _may_lack(difference: Difference) -> bool:
    """Whether the copy may lack a part of the page there, for all that anybody could see."""
    gone = len(difference.left_text) - len(difference.right_text)
    return difference.certainty is not Certainty.MISREAD and gone >= _PART


def _is_block(difference: Difference) -> bool:
    return difference.left_text.strip().count("\n") >= _LINES


def _redacts_copy(difference: Difference) -> bool:
    """Whether it is the copy that is blacked out, not the prosecution's own page.

    Where nobody could tell by the images, only if next to nothing stands beside the marks: a poor
    reading is full of strokes, and loses whole lines.
    """
    left, right = difference.left_text, difference.right_text
    if difference.kind is not DifferenceKind.REDACTION or difference.certainty is Certainty.MISREAD:
        return False
    if difference.certainty is Certainty.LOOK:
        return marked(right) and len(bare_of_marks(right)) < _LEFT_OVER * len(left)
    return marked(right) or (not marked(left) and len(right) <= len(left))
