"""Large uploads are never in the clear on disk."""

import io
import tempfile
from pathlib import Path
from typing import IO, Any

import pytest
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser
from pytest_django import Settings

from reopen.kernel.spool import SealedUploadHandler

_TEMPORARY = tempfile.TemporaryFile
WORDS = b"The lantern was out, said the witness. "
LARGE = WORDS * 90_000  # 3.5 MB: more than Django keeps in memory


class Watched:
    """Every temporary file that is opened, and what is in it."""

    def __init__(self) -> None:
        self.files: list[IO[bytes]] = []

    def __call__(self, **where: Any) -> IO[bytes]:
        self.files.append(_TEMPORARY(**where))
        return self.files[-1]

    def content(self) -> bytes:
        (file,) = self.files
        return Path(f"/proc/self/fd/{file.fileno()}").read_bytes()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    watch = Watched()
    monkeypatch.setattr(tempfile, "TemporaryFile", watch)
    return watch


def sent(content: bytes) -> Any:
    """What the view finds under the name `files` of a form."""
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n--edge--\r\n"
    )
    about = {"CONTENT_TYPE": "multipart/form-data; boundary=edge", "CONTENT_LENGTH": len(body)}
    handlers = [SealedUploadHandler(HttpRequest())]
    _, files = MultiPartParser(about, io.BytesIO(body), handlers).parse()
    return files["files"]


def test_a_large_upload_lies_sealed_on_disk_and_reads_as_it_was(watched: Watched) -> None:
    upload = sent(LARGE)
    on_disk = watched.content()
    assert len(on_disk) > len(LARGE)
    assert WORDS not in on_disk
    assert (upload.size, upload.name, upload.read()) == (len(LARGE), "a.txt", LARGE)


def test_an_upload_can_be_read_in_pieces_and_again(watched: Watched) -> None:
    upload = sent(LARGE)
    upload.seek(len(LARGE) - 10)
    assert upload.read(100) == LARGE[-10:]
    assert upload.read(1) == b""
    assert b"".join(upload.chunks()) == LARGE
    assert watched.files


def test_an_empty_upload_is_empty(watched: Watched) -> None:
    assert sent(b"").read() == b""
    assert watched.files


def test_closing_the_upload_lets_go_of_the_file(watched: Watched) -> None:
    sent(LARGE).close()
    assert watched.files[0].closed


def test_an_upload_that_breaks_off_leaves_nothing(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StopUpload(connection_reset=True)

    monkeypatch.setattr(SealedUploadHandler, "receive_data_chunk", refuse)
    with pytest.raises((StopUpload, KeyError)):
        sent(LARGE)
    assert watched.files[0].closed


def test_the_site_uses_it_for_every_large_upload(settings: Settings) -> None:
    assert settings.FILE_UPLOAD_HANDLERS[-1] == "reopen.kernel.spool.SealedUploadHandler"
