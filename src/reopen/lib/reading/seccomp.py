"""A filter for system calls that no reader of documents needs, as the program bubblewrap takes.

Refused: sockets, new processes, other processes' memory, mounts, keys, changes to file metadata
through an inherited descriptor, and the kernel interfaces most often used to break out.
"""

import ctypes
import platform
import struct
from functools import cache

_ERRNO_EPERM, _ERRNO_ENOSYS = 0x00050001, 0x00050026
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_CLONE_THREAD = 0x00010000
_SET_SECCOMP, _FILTER_MODE = 22, 2

#: For each processor: its mark, clone and fork, and the refused calls by number (socket, kill,
#: ptrace, chmod, mount, module, key, namespace, io_uring and kin).
_REFUSED = {
    "x86_64": (
        0xC000003E,
        (56, 57, 58),
        (
            *(41, 42, 49, 50, 53, 62, 77, 90, 91, 92, 93, 94, 101, 103, 129, 132, 135),
            *(155, 161, 163, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175, 176, 188, 189),
            *(190, 197, 198, 199, 200, 212, 235, 246, 248, 249, 250, 256, 260, 261, 268, 272),
            *(279, 280, 298, 303, 304, 308, 310, 311, 312, 313, 320, 321, 323, 424, 425, 426),
            *(427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 452),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (220,),
        (
            *(5, 6, 7, 14, 15, 16, 39, 40, 41, 46, 51, 52, 53, 54, 55, 58, 88, 89, 92, 97),
            *(
                104,
                105,
                106,
                112,
                117,
                129,
                130,
                142,
                161,
                162,
                170,
                171,
                198,
                199,
                200,
                201,
                203,
                217,
            ),
            *(218, 219, 224, 225, 238, 239, 240, 241, 262, 264, 265, 266, 268, 270, 271, 272),
            *(273, 280, 282, 294, 424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438),
            *(440, 442, 443, 452),
        ),
    ),
}


@cache
def program(*, new_processes: bool) -> bytes | None:
    """The filter for this machine, or None for a processor it is not written for.

    `new_processes`: whether forking is allowed, as the host of the jobs needs; jobs must not.
    """
    known = _REFUSED.get(platform.machine())
    if known is None:
        return None
    architecture, (clone, *forks), refused = known
    body = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, 0x40000000),  # the x32 numbering would slip past the list
        (_RETURN, 0, 0, _KILL),
        (_EQUAL, 0, 1, 435),  # clone3 hides its flags in memory; without it libc uses clone
        (_RETURN, 0, 0, _ERRNO_ENOSYS),
    ]
    for number in (*refused, *([] if new_processes else forks)):
        body += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO_EPERM)]
    if not new_processes:
        body += [
            (_EQUAL, 0, 3, clone),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_ANY_BIT, 1, 0, _CLONE_THREAD),
            (_RETURN, 0, 0, _ERRNO_EPERM),
        ]
    body.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *line) for line in body)


def confine() -> None:
    """Put the strict filter on this process for good. Raises OSError when that fails."""
    lines = program(new_processes=False)
    if lines is None:
        return
    room = ctypes.create_string_buffer(lines)
    filter_ = struct.pack("HxxxxxxP", len(lines) // 8, ctypes.addressof(room))
    if ctypes.CDLL(None).prctl(_SET_SECCOMP, _FILTER_MODE, filter_, 0, 0):
        raise OSError("the system refuses the filter")
