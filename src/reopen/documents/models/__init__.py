"""Sources, files, pages and their text; uploads under way; keys."""

from reopen.documents.models.file import Document, DocumentClearance, Original, Receipt, Source
from reopen.documents.models.key import OrganizationKey
from reopen.documents.models.page import Page, Part, TextRevision
from reopen.documents.models.upload import Upload, UploadPart

__all__ = [
    "Document",
    "DocumentClearance",
    "OrganizationKey",
    "Original",
    "Page",
    "Part",
    "Receipt",
    "Source",
    "TextRevision",
    "Upload",
    "UploadPart",
]
