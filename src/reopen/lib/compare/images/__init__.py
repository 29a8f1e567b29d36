"""Two page pictures where their texts differ: was something changed, or was it misread?

`looking` is where to begin; the rest are the parts it weighs.
"""

from reopen.lib.compare.images.looking import PageView, look

__all__ = ["PageView", "look"]
