"""What a stranger's file may ask of us. Beyond a limit a person decides; the file is kept."""

from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """Limits of one job. Both sides of the sandbox's wall apply them."""

    #: A sandbox stands up before any job; only a very busy machine takes longer than a second.
    start_seconds: int = 120
    wall_seconds: int = 60
    cpu_seconds: int = 60
    #: A sandbox that says nothing for this long is stopped.
    silence_seconds: int = 40
    #: A worker ends its job after this time; the rest goes to a fresh sandbox.
    batch_seconds: int = 20
    memory_bytes: int = 1536 * MIB
    file_bytes: int = 5 * 1024 * MIB
    #: A file that must be mapped may be this large; it is not counted as memory.
    mapped_bytes: int = 2048 * MIB
    processes: int = 64
    pages: int = 5_000
    pixels: int = 178_956_970
    page_points: int = 14_400
    page_characters: int = 100_000
    #: Pages that may break their reader before the rest of the file is given up.
    failed_pages: int = 2
    text_pages: int = 2_000
    markup_bytes: int = 64 * MIB
    #: How many containers a file may be packed in.
    depth: int = 3
    entries: int = 10_000
    ratio: int = 100
    unpacked_bytes: int = 5 * 1024 * MIB
    mail_depth: int = 20
    mail_parts: int = 500
    mail_header_bytes: int = 64 * 1024
    mail_bytes: int = 64 * MIB
    image_bytes: int = 24 * MIB


DEFAULT_LIMITS = Limits()
