"""ZIP with limits of our own: the interpreter's vary with its version."""

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from reopen.lib.reading.kinds import Kind
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.main import Stop, Task

_SMALL = 1024 * 1024
_ENCRYPTED_FLAG = 1
_LOCAL_HEADER = 30


@contextmanager
def checked_zip(task: Task) -> Iterator[zipfile.ZipFile]:
    """The open archive, once number, overlap, size and ratio were found within the limits."""
    try:
        archive = zipfile.ZipFile(os.fdopen(os.dup(task.source), "rb"))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Stop(Reason.BROKEN) from error
    with archive:
        entries = archive.infolist()
        if len(entries) > task.limits.entries:
            raise Stop(Reason.TOO_MANY_ENTRIES)
        _refuse_overlap(entries)
        total = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
        if total > task.limits.unpacked_bytes:
            raise Stop(Reason.UNPACKS_TOO_LARGE)
        if total > _SMALL and total > task.limits.ratio * packed:
            raise Stop(Reason.UNPACKS_TOO_LARGE)
        yield archive


def _refuse_overlap(entries: list[zipfile.ZipInfo]) -> None:
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Stop(Reason.OVERLAPPING)
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size  # at the very least


def office_kind(task: Task) -> Kind:
    """The kind of a ZIP by its parts."""
    try:
        with zipfile.ZipFile(os.fdopen(os.dup(task.source), "rb")) as archive:
            names = set(archive.namelist()[: task.limits.entries])
            mimetype = archive.read("mimetype")[:100] if _short(archive, "mimetype") else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return Kind.ZIP
    if b"opendocument.text" in mimetype:
        return Kind.ODT
    if b"opendocument.spreadsheet" in mimetype:
        return Kind.SPREADSHEET
    if b"opendocument.presentation" in mimetype:
        return Kind.SLIDES
    for part, kind in (
        ("word/document.xml", Kind.DOCX),
        ("xl/workbook.xml", Kind.SPREADSHEET),
        ("ppt/presentation.xml", Kind.SLIDES),
    ):
        if part in names and "[Content_Types].xml" in names:
            return kind
    return Kind.ZIP


def _short(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return False
    return entry.file_size < 200 and entry.compress_type == zipfile.ZIP_STORED


def readable(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry can be taken out: a plain file, not locked, not a link."""
    mode = entry.external_attr >> 16
    special = stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    return not special and not entry.flag_bits & _ENCRYPTED_FLAG
