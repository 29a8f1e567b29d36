"""Made-up boxes of pages whose truth is known, in two looks that share no words and no habits."""

from reopen.lib.compare.synthetic.boxes import make_boxes
from reopen.lib.compare.synthetic.truth import Boxes, Damage, Family, LookAlike, Size, Truth

LOOKS = ("a", "b")

__all__ = ["LOOKS", "Boxes", "Damage", "Family", "LookAlike", "Size", "Truth", "make_boxes"]
