"""Two statements of one witness laid side by side: which sentence answers which, and what differs.

    align(sentences_of(first), sentences_of(second))

gives rows to read across. A row says that two sentences speak of the same thing because they share
words, never that one of them is untrue; `differences` marks what a reader should look at.
"""

from reopen.lib.statements.aligning import Row, Sentence, align, sentences_of
from reopen.lib.statements.differing import Aspect, Change, differences

__all__ = ["Aspect", "Change", "Row", "Sentence", "align", "differences", "sentences_of"]
