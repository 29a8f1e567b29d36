"""What came out of a request: every canary and every id in it, wherever it hides."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest
from typing import Any
from urllib.parse import quote, quote_plus, unquote

import pypdfium2
from django.http import HttpResponseBase

_CANARY = re.compile(r"CNRY[-_ ]([a-z]+)[-_ ]([a-z]+)", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CHANGING = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<=nonce=")[\w+/=-]+|(?<=nonce-)[\w+/=-]+'
    r"|(?<=X-CSRFToken\": \")\w+"
    r"|\d{4}-\d\d-\d\dT[\dA-F%:.+]+|[\d.,]+ (?:ms|seconds?)"  # the moment, and how long
)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Answer:
    """A response with what the asker herself put into it taken out."""

    status: int
    headers: frozenset[str]
    text: str  # the body
    everything: str  # body, headers, cookies, mails, the page a redirect leads to

    def like(self, other: "Answer") -> bool:
        """Could somebody tell the two apart?"""
        return (self.status, self.headers, self.text) == (other.status, other.headers, other.text)

    def difference(self, other: "Answer") -> str:
        """How one could, for people who must mend it."""
        if self.status != other.status:
            return f"{self.status} and {other.status}"
        if self.headers != other.headers:
            return f"headers {sorted(self.headers ^ other.headers)}"
        lines = zip_longest(self.text.splitlines(), other.text.splitlines())
        return next((f"{mine!r} and {hers!r}" for mine, hers in lines if mine != hers), "")


def answer_of(
    response: HttpResponseBase, used: Iterable[str], following: Iterable[str] = ()
) -> Answer:
    """Decode a response; `used` are the values that the request contained."""
    body = _body(response)
    kind = response.headers.get("Content-Type", "")
    lines = [f"{name}: {value}" for name, value in response.headers.items()]
    cookies = [morsel.OutputString() for morsel in response.cookies.values()]
    whole = "\n".join([*decoded(body, kind), *lines, *cookies, *following])
    names = [*response.headers, *(f"cookie {name}" for name in response.cookies)]
    return Answer(
        response.status_code,
        frozenset(names),
        _CHANGING.sub("", _without(_text(body), used)),
        _without(whole, used),
    )


def leaks(
    text: str, reads: frozenset[tuple[str, str]], owners: dict[str, tuple[str, str]]
) -> set[str]:
    """Canaries and ids in the text that may not come to these eyes."""
    plain = unescape(_TAGS.sub("", text))
    found = {
        match.group().lower()
        for version in (text, plain, unquote(text))
        for match in _CANARY.finditer(version)
        if (match.group(1).lower(), match.group(2).lower()) not in reads
    }
    homes = {home for home, _ground in reads}
    for uuid in set(_UUID.findall(text)):
        owner = owners.get(uuid)
        if owner is None or owner in reads or (owner[1] == "org" and owner[0] in homes):
            continue
        found.add(f"id of {owner[0]}/{owner[1]}: {uuid}")
    return found


def decoded(body: bytes, kind: str) -> Iterator[str]:
    """The body as text, and the text inside archives, spreadsheets and PDF files."""
    yield _text(body)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield name
                yield from decoded(archive.read(name), "")
    if body[:4] == b"%PDF":
        with pypdfium2.PdfDocument(body) as document:
            for page in document:
                yield page.get_textpage().get_text_range()


def _body(response: Any) -> bytes:
    streamed = response.streaming
    body = b"".join(response.streaming_content) if streamed else bytes(response.content)
    for close in response._resource_closers:  # close() itself would end the world's connection
        close()
    return body


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _without(text: str, used: Iterable[str]) -> str:
    """The text without what the request said itself: an echo tells nothing."""
    for value in sorted(filter(None, used), key=len, reverse=True):
        for form in (value, quote(value), quote_plus(value), quote(quote(value, safe=""))):
            text = text.replace(form, "(asked)")
    return text
