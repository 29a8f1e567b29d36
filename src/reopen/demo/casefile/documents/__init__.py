"""Documents of the case: their texts, and how each kind is laid out on sheets."""

from random import Random

from reopen.demo.casefile.documents.blocks import lay_blocks
from reopen.demo.casefile.documents.handwritten import lay_notes
from reopen.demo.casefile.documents.models import Document
from reopen.demo.casefile.documents.transcript import lay_transcript
from reopen.demo.casefile.paper import Sheet

LAYOUTS = {"blocks": lay_blocks, "notes": lay_notes, "transcript": lay_transcript}


def sheets_of(document: Document, rng: Random) -> list[Sheet]:
    """The clean pages of the document, in order."""
    return LAYOUTS[document.layout](document, rng)
