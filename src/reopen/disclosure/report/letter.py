"""A letter as a Word document."""

import io
from collections.abc import Sequence

from docx import Document


def letter_docx(parts: Sequence[str]) -> bytes:
    """The paragraphs, one after the other."""
    paper = Document()
    for part in parts:
        paper.add_paragraph(part)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
