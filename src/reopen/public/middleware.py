"""Whole pages kept for visitors."""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified

from reopen.bulletin.queries import stamp

Answer = Callable[[HttpRequest], HttpResponseBase]
KEEP = 60  # seconds a page is kept, here and in browsers
_PAGES = 2_000  # at most, the oldest leave first
_BYTES = 64 * 2**20
_LARGEST = 2 * 2**20  # bytes; larger answers are not kept


@dataclass(frozen=True)
class Kept:
    """An answer as it went out, and its body packed."""

    headers: dict[str, str]
    body: bytes
    packed: bytes
    etag: str
    until: float


class PageCache:
    """Answers of public pages and of open data to visitors without a session, for a minute.

    It stands before everything that could know who asks. Somebody with a session always gets a
    page made for that moment, so an editor sees at once what she changed. Stories stand on a
    consent that may be withdrawn: they are shown again only while nothing of them has changed.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self._answer(request)
        stamped = stamp() if "/stories/" in request.path_info else ""
        host = f"{request.scheme} {request.META.get('HTTP_HOST')}"
        key = f"{stamped} {host} {request.get_full_path()}"
        kept = self._found(key)
        if kept is None:
            response = self._answer(request)
            if not _may_be_kept(request, response, stamped):
                return response
            kept = _kept(response)
            self._keep(key, kept)
        return _again(request, kept)

    def _found(self, key: str) -> Kept | None:
        with self._lock:
            kept = self._kept.get(key)
            return kept if kept is not None and kept.until > time.monotonic() else None

    def _keep(self, key: str, kept: Kept) -> None:
        with self._lock:
            old = self._kept.pop(key, None)
            self._size += _weight(kept) - (_weight(old) if old else 0)
            self._kept[key] = kept
            while len(self._kept) > _PAGES or self._size > _BYTES:
                _key, gone = self._kept.popitem(last=False)
                self._size -= _weight(gone)


def _may_be_kept(request: HttpRequest, response: HttpResponseBase, stamped: str) -> bool:
    match = getattr(request, "resolver_match", None)
    return bool(
        match is not None
        and match.namespace in {"public", "api"}
        and response.status_code == HttpResponse.status_code
        and isinstance(response, HttpResponse)
        and not response.cookies
        and (stamped or "Cache-Control" not in response)
        and len(response.content) <= _LARGEST
    )


def _kept(response: HttpResponseBase) -> Kept:
    body: bytes = response.content  # type: ignore[attr-defined]
    # The packed body has a length of its own: CommonMiddleware's would cut the page off.
    headers = {n: value for n, value in response.items() if n not in {"Vary", "Content-Length"}}
    headers.setdefault("Cache-Control", f"public, max-age={KEEP}")
    headers["Vary"] = "Accept-Encoding, Cookie"
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    return Kept(headers, body, gzip.compress(body, 6), etag, time.monotonic() + KEEP)


def _again(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    if request.META.get("HTTP_IF_NONE_MATCH") == kept.etag:
        return HttpResponseNotModified(headers={**kept.headers, "ETag": kept.etag})
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(kept.packed if packed else kept.body)
    for name, value in kept.headers.items():
        response[name] = value
    response["ETag"] = kept.etag
    response["Content-Length"] = str(len(response.content))
    if packed:
        response["Content-Encoding"] = "gzip"
    return response


def _weight(kept: Kept) -> int:
    return len(kept.body) + len(kept.packed)
