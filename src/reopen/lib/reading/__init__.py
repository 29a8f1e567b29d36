"""Reading strangers' files, always inside a sandbox: pages of text with a box for each word.

    read_file      what a file is, its pages with their own text, the files inside it
    read_pages     OCR: text, boxes, legibility and pictures of pages
    render_pages   pictures of pages of any readable kind; `render_page` for one
    extract        the files inside a file, streamed
    self_test      whether the sandbox holds; nothing is read where it does not

Names are looked up when asked for, so that the side inside the sandbox starts fast.

"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reopen.lib.reading.extracting import Sink, extract
    from reopen.lib.reading.host import SandboxBroken
    from reopen.lib.reading.inspecting import read_file
    from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
    from reopen.lib.reading.paging import BATCH, RenderError, read_pages, render_page, render_pages
    from reopen.lib.reading.reasons import Legibility, Reason, Status, conclude
    from reopen.lib.reading.results import Child, Inspection, PageImage, PageInfo, PageReading
    from reopen.lib.reading.selftest import self_test
    from reopen.lib.reading.words import PageText, Word

_HOME = {
    "extracting": "Sink extract",
    "inspecting": "read_file",
    "limits": "DEFAULT_LIMITS Limits",
    "paging": "BATCH RenderError read_pages render_page render_pages",
    "reasons": "Legibility Reason Status conclude",
    "results": "Child Inspection PageImage PageInfo PageReading",
    "host": "SandboxBroken",
    "selftest": "self_test",
    "words": "PageText Word",
}
_MODULE = {name: module for module, names in _HOME.items() for name in names.split()}

__all__ = [
    "BATCH",
    "DEFAULT_LIMITS",
    "Child",
    "Inspection",
    "Legibility",
    "Limits",
    "PageImage",
    "PageInfo",
    "PageReading",
    "PageText",
    "Reason",
    "RenderError",
    "SandboxBroken",
    "Sink",
    "Status",
    "Word",
    "conclude",
    "extract",
    "read_file",
    "read_pages",
    "render_page",
    "render_pages",
    "self_test",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(name)
    from importlib import import_module  # only when a name is asked for

    return getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
