"""The manifest of a backup: what must be equal after a restore, with a hash and a seal.

The hash shows damage to anybody. The seal, made with the master key, shows a change by somebody who
could also write a fitting hash.
"""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

from reopen.backup.place import MANIFEST, SUMS, BackupProblem
from reopen.kernel.masterkey import derived

Manifest = dict[str, Any]
FORM = 1  # raise it when an older Reopen could not restore what is written


def write_manifest(folder: Path, manifest: Manifest, master: bytes) -> Manifest:
    """Add seal and hash to the manifest and write it; returns it with both."""
    sealed = manifest | {"seal": _seal(manifest, master)}
    whole = sealed | {"sha256": hashlib.sha256(_text(sealed)).hexdigest()}
    (folder / MANIFEST).write_bytes(_text(whole))
    (folder / SUMS).write_text(sums_of(whole), encoding="ascii")
    return whole


def sums_of(manifest: Manifest) -> str:
    """What stands in SHA256SUMS beside this manifest."""
    sums = {name: part["sha256"] for name, part in manifest["parts"].items()}
    sums[MANIFEST] = hashlib.sha256(_text(manifest)).hexdigest()
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a backup. `BackupProblem` when it is not as it was written."""
    damaged = BackupProblem(f"The manifest of {folder} is damaged.")
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest: Manifest = json.loads(text)
        rest = {name: value for name, value in manifest.items() if name != "sha256"}
        said = manifest["sha256"]
    except (OSError, ValueError, AttributeError, KeyError, RecursionError):
        raise damaged from None
    if _text(manifest) != text or hashlib.sha256(_text(rest)).hexdigest() != said:
        raise damaged
    if manifest["form"] > FORM:
        raise BackupProblem(f"{folder} was written by a newer Reopen.")
    return manifest


def is_sealed_with(manifest: Manifest, master: bytes) -> bool:
    """Whether who wrote this manifest had the master key."""
    rest = {name: value for name, value in manifest.items() if name not in {"sha256", "seal"}}
    return hmac.compare_digest(str(manifest["seal"]), _seal(rest, master))


def _seal(manifest: Manifest, master: bytes) -> str:
    return hmac.new(derived(master, "manifest"), _text(manifest), hashlib.sha256).hexdigest()


def _text(manifest: Manifest) -> bytes:
    return json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"
