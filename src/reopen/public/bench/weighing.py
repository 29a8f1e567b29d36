"""What a page weighs on its way: itself, styles, scripts, fonts and pictures, packed as sent."""

import http.client
import re
import time
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urljoin

_FACE = re.compile(r"@font-face\s*{([^}]*)}")
_URL = re.compile(r"""url\(["']?([^"')]+)""")


class _Parts(HTMLParser):
    """What a browser fetches for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        wanted = {"stylesheet", "preload", "icon"} & set((told.get("rel") or "").split())
        if tag == "link" and wanted and told.get("href"):
            self.found.append(str(told["href"]))
        elif tag in {"script", "img", "source"} and told.get("src"):
            self.found.append(str(told["src"]))


def weigh(port: int, path: str) -> dict[str, int]:
    """Bytes of the page alone, of all of it, and how many files that is."""
    page = _fetch(port, path, packed=False)[1].decode("utf-8", "replace")
    parts = _Parts()
    parts.feed(page)
    own = {part for part in parts.found if part.startswith("/")}
    own |= {font for style in own if style.endswith(".css") for font in _fonts(port, style)}
    alone = _fetch(port, path)[0]
    return {
        "page_bytes": alone,
        "bytes": alone + sum(_weight(port, part) for part in own),
        "files": 1 + len(own),
    }


def first_visit(port: int, path: str) -> float:
    """Milliseconds until somebody has a page that nobody asked for in the last minute."""
    start = time.perf_counter()
    _fetch(port, path)
    return round((time.perf_counter() - start) * 1000, 1)


@lru_cache(maxsize=1_000)
def _fonts(port: int, style: str) -> tuple[str, ...]:
    """The upright faces of a style; public pages set nothing in italics."""
    told = _fetch(port, style, packed=False)[1].decode()
    faces = [face for face in _FACE.findall(told) if "italic" not in face]
    return tuple(urljoin(style, url) for face in faces for url in _URL.findall(face))


@lru_cache(maxsize=1_000)
def _weight(port: int, path: str) -> int:
    return _fetch(port, path)[0]


def _fetch(port: int, path: str, *, packed: bool = True) -> tuple[int, bytes]:
    """Bytes on the wire, head included, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, br"} if packed else {})
        response = connection.getresponse()
        body = response.read()
        head = sum(len(name) + len(value) + 4 for name, value in response.getheaders())
        return head + len(body), body
    finally:
        connection.close()
