"""Pictures of pages: as the reader kept them, else drawn in the sandbox and kept from then on."""

from io import BytesIO

from reopen.documents.models import Page
from reopen.documents.storage import file_store
from reopen.lib.reading import RenderError, render_page

__all__ = ["RenderError", "picture_of", "thumbnail_of"]

WIDTH = 1600
THUMBNAIL_WIDTH = 200


def picture_of(page: Page) -> str:
    """The blob of the page's picture. `RenderError` when none can be drawn."""
    return page.image or _drawn(page, "image", WIDTH)


def thumbnail_of(page: Page) -> str:
    """The blob of the page's small picture. `RenderError` when none can be drawn."""
    return page.thumbnail or _drawn(page, "thumbnail", THUMBNAIL_WIDTH)


def _drawn(page: Page, field: str, width: int) -> str:
    store, document = file_store(), page.document
    with store.as_file(document.original.blob) as original:
        data = render_page(
            original.fileno(), document.path, page.number, width=width, rotation=page.turned
        )
    blob = store.receive(BytesIO(data)).name
    setattr(page, field, blob)
    page.save(update_fields=[field])
    return blob
