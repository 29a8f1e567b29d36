"""Text travels packed to those who take it so; fonts are packed already."""

import gzip
import warnings

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from reopen.kernel.static_files import PackedStaticFiles

STYLE, FONT = "/static/kernel/css/base.css", "/static/kernel/fonts/reopen-sans.woff2"


@pytest.fixture(scope="module")
def serving() -> PackedStaticFiles:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the folder of collected files, which we do not use
        return PackedStaticFiles(lambda _request: HttpResponse(status=404))


def fetch(serving: PackedStaticFiles, path: str, accepted: str) -> tuple[bytes, dict[str, str]]:
    response = serving(RequestFactory().get(path, headers={"accept-encoding": accepted}))
    assert response.status_code == 200
    told = b"".join(response.streaming_content), dict(response.headers)
    response.close()
    return told


def test_a_style_travels_packed(serving: PackedStaticFiles) -> None:
    plain, told = fetch(serving, STYLE, "identity")
    small, packed = fetch(serving, STYLE, "gzip, br")
    assert gzip.decompress(small) == plain
    assert int(packed["Content-Length"]) == len(small) < len(plain) / 2
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == told["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in told


def test_a_font_is_left_as_it_is(serving: PackedStaticFiles) -> None:
    assert "Content-Encoding" not in fetch(serving, FONT, "gzip")[1]
