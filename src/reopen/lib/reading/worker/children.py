"""The files inside a file, one way for ZIP, mailbox, mail and PDF."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from zipfile import ZipFile, ZipInfo

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.archive import checked_zip, readable
from reopen.lib.reading.worker.main import Stop, Task

_PIECE = 1 << 20
_HEAD = 8192

Pieces = Callable[[], Iterator[bytes]]


def of(task: Task, kind: Kind) -> Iterator[tuple[str, int, Pieces]]:
    """Path to show, size in bytes (-1: cannot be taken out), and its content in pieces."""
    if kind is Kind.ZIP:
        yield from _zip(task)
    elif kind is Kind.MBOX:
        yield from _mbox(task)
    elif kind is Kind.MAIL:
        yield from _mail(task)
    elif kind is Kind.PDF:
        yield from _pdf(task)


def _zip(task: Task) -> Iterator[tuple[str, int, Pieces]]:
    with checked_zip(task) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            size = entry.file_size if readable(entry) else -1
            yield entry.filename, size, partial(_unpacked, archive, entry)


def _unpacked(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as file:
        while piece := file.read(_PIECE):
            yield piece


def _mbox(task: Task) -> Iterator[tuple[str, int, Pieces]]:
    from reopen.lib.reading.worker.mail import mailbox, subject_of  # only for mail

    for number, (start, end) in enumerate(mailbox(task), 1):
        head = os.pread(task.source, min(_HEAD, end - start), start)
        yield f"{number:04} {subject_of(head)}.eml", end - start, partial(_span, task, start, end)


def _span(task: Task, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        piece = os.pread(task.source, min(_PIECE, end - start), start)
        if not piece:
            return
        yield piece
        start += len(piece)


def _mail(task: Task) -> Iterator[tuple[str, int, Pieces]]:
    from reopen.lib.reading.worker.mail import read_mail  # only for mail

    for part in read_mail(task)[1]:
        yield part.name, len(part.data), partial(_sliced, part.data)


def _sliced(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), _PIECE):
        yield data[at : at + _PIECE]


def _pdf(task: Task) -> Iterator[tuple[str, int, Pieces]]:
    from reopen.lib.reading.worker import pdfium  # only for PDFs

    document = pdfium.Pdf(task)  # must live as long as its attachments are used
    attached = document.attachments()
    if len(attached) > task.limits.entries:
        raise Stop(Reason.TOO_MANY_ENTRIES)
    for name, handle in attached:
        size = pdfium.attachment_size(handle)
        if size > task.limits.mail_bytes:
            size = -1

        def pieces(handle: object = handle, size: int = size) -> Iterator[bytes]:
            yield from _sliced(pdfium.attachment_bytes(handle, size))

        yield name or "attachment", size, pieces
