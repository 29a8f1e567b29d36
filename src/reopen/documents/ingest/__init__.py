"""From bytes to searchable pages, step by step. Every step may run twice and may be killed.

    inspecting    what is it, which pages, their own text, what is packed inside
    recognizing   pages without good text, by OCR, a few at a time
    finishing     the document's final state and the sentence for it
    indexing      pages into the search index, one writer per organization

A step commits page by page (or file by file), and before each page it notes that it tries; what
was tried three times without an end is set apart and everything behind it goes on.
"""

from reopen.documents.ingest.finishing import set_apart
from reopen.documents.ingest.indexing import (
    forget_document,
    index_waiting_pages,
    rebuild_index,
)
from reopen.documents.ingest.inspecting import inspect_document
from reopen.documents.ingest.recognizing import recognize_pages

__all__ = [
    "forget_document",
    "index_waiting_pages",
    "inspect_document",
    "rebuild_index",
    "recognize_pages",
    "set_apart",
]
