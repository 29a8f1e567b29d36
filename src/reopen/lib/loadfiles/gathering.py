"""The images of one document as one PDF, put together in the sandbox without loss."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from reopen.lib.reading import checks
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import opened
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.wire import WireError


class GatherError(Exception):
    """An image cannot be read; `number` counts from 1, 0 where it is not known."""

    def __init__(self, reason: Reason, number: int = 0) -> None:
        super().__init__(reason.sentence)
        self.reason, self.number = reason, number


def gather(images: Iterable[bytes], *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A PDF of these TIFF, JPEG, PNG or PDF files, page by page in their order."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, image in enumerate(images, 1):
            archive.writestr(f"{number:06d}", image)
    pieces: list[bytes] = []
    number = 0
    with opened(packed.getvalue()) as (descriptor, _):
        job = {"job": "gather", "name": "images.zip"}
        with verified_run(job, descriptor, limits) as running:
            try:
                for frame in running.frames():
                    what = frame.fields.get("type")
                    if what == "begin":
                        number = checks.whole(frame.fields, "number", 1, limits.entries)
                    elif what == "bytes":
                        pieces.append(checks.part(frame.parts, 0))
                    elif what == "done":
                        reason = checks.key(frame.fields, "reason", Reason)
                        if reason is not Reason.READ:
                            raise GatherError(reason, number)
            except SandboxStopped as stopped:
                raise GatherError(stopped.reason, number) from stopped
            except WireError as error:
                raise GatherError(Reason.CRASHED, number) from error
    return b"".join(pieces)
