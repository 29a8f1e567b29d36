"""Large uploads on their way through a request: sealed on disk, under a key that is only in memory.

Django gives a file of more than `FILE_UPLOAD_MAX_MEMORY_SIZE` to this handler. What it writes has
no name and is unreadable to everybody but this process; when the request ends, both are gone.
"""

import io
import secrets
import tempfile
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from reopen.kernel.sealed import KEY, KeyRing, Opened, Sealer

_NAME = "spool"  # the seal binds a key to a name; these files have none of their own
_BUFFER = 1024 * 1024


class SealedUploadHandler(FileUploadHandler):
    """Keeps an upload sealed until the view has read it."""

    file: Any  # what Django closes when the request breaks off

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A key and a nameless file for the next upload of the form."""
        super().new_file(*args, **kwargs)
        self._ring = KeyRing(UUID(int=0), {1: secrets.token_bytes(KEY)}, b"")
        self.file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115
        self._sealer = Sealer(self.file, self._ring)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal the next piece."""
        self._sealer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The whole upload, to be read like any other file."""
        self._sealer.end(_NAME)
        self.file = io.BufferedReader(_Unsealed(self.file, self._ring), _BUFFER)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """The connection broke: let go of what came."""
        if hasattr(self, "file"):
            self.file.close()


class _Unsealed(io.RawIOBase):
    """A sealed file, read in the clear and only in memory."""

    def __init__(self, sealed: IO[bytes], ring: KeyRing) -> None:
        sealed.flush()
        sealed.seek(0)
        self._sealed = sealed
        self._opened = Opened(sealed, ring, _NAME)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._opened.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from where we are; 0 at the end."""
        data = b""
        if self._at < self._opened.size:
            data = b"".join(self._opened.read(self._at, self._at + len(buffer)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Let go of the sealed file."""
        self._sealed.close()
        super().close()
