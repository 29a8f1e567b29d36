"""A file to read, whatever form the caller has it in, as a descriptor that cannot be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reopen.lib.reading.sandbox import sealed

Source = Path | bytes | int


@contextmanager
def opened(source: Source) -> Iterator[tuple[int, int]]:
    """A read-only descriptor of its own, at the beginning, and the size in bytes."""
    if isinstance(source, bytes):
        descriptor = sealed(source)
    elif isinstance(source, int):
        descriptor = os.open(f"/proc/self/fd/{source}", os.O_RDONLY | os.O_CLOEXEC)
    else:
        descriptor = os.open(source, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        yield descriptor, os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)
