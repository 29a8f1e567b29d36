"""The installation's master key: outside the database and its backups.

From `REOPEN_MASTER_KEY` (64 hexadecimal digits), from the file `REOPEN_MASTER_KEY_FILE` names, or,
on one laptop, from `keys/master.key` in the home, made on first use.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from reopen.kernel.sealed import KEY
from reopen.lib.environment import EnvironmentProblemError


def master_key(home: Path, given: str) -> bytes:
    """The 32 bytes under which organizations' keys are wrapped; `given` is hexadecimal or empty."""
    return key_from(given or _kept(key_file(home)))


def key_file(home: Path) -> Path:
    """Where a home keeps its master key when it is not given from outside."""
    return home / "keys" / "master.key"


def keep_master_key(home: Path, key: bytes) -> None:
    """Put a key that was given by hand into a home that has none."""
    if _kept(key_file(home), key.hex()) != key.hex():
        raise EnvironmentProblemError(f"{key_file(home)} holds another master key.")


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, from which nobody comes back to `key`."""
    return hmac.new(key, f"reopen {purpose}".encode(), hashlib.sha256).digest()


def fingerprint(key: bytes) -> str:
    """Tells two keys apart and says nothing else of them."""
    return derived(key, "fingerprint").hex()[:32]


def key_from(text: str) -> bytes:
    """The key that these 64 hexadecimal digits are."""
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise EnvironmentProblemError("The master key must be 64 hexadecimal digits.")
    return key


def _kept(path: Path, fresh: str = "") -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:  # noqa: PTH123 - a descriptor
            out.write(fresh or secrets.token_hex(KEY))
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # the first process wins; the others read its key
        draft.unlink()
        descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(descriptor)
        os.close(descriptor)
    return path.read_text().strip()
