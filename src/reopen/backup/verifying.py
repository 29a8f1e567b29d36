"""Reading every byte of every backup in a folder again."""

from collections.abc import Callable, Iterator
from pathlib import Path

from reopen.backup.dumping import check_sealed
from reopen.backup.filing import hash_of, read_list, totals
from reopen.backup.manifest import Manifest, is_sealed_with, read_manifest, sums_of
from reopen.backup.place import DATABASE, FILES, README, SUMS, BackupProblem, Place
from reopen.kernel.masterkey import fingerprint
from reopen.kernel.sealed import SealBrokenError


def verify_backups(
    folder: Path,
    *,
    name: str = "",
    master: bytes | None = None,
    sure: bool = True,
    say: Callable[[str], None],
) -> Manifest:
    """The manifest of the newest backup (or of `name`), and what is damaged in any.

    With the master key it also looks whether somebody who does not have it wrote or changed them;
    `sure` says that the key is theirs, otherwise one that does not fit is of no use.
    Needs no installation.
    """
    place = Place(folder)
    newest, damaged, wanted = place.backup(name), [], set[str]()
    chosen = [newest] if name else [folder / one for one in place.names()]
    if not place.readme.exists() or place.readme.read_bytes() != README.encode():
        damaged.append(f"{place.readme.name}: is not what was written")
    for backup in chosen:
        say(f"Reading backup {backup.name} ...")
        fits = sure or _or_nothing(backup).get("master_key") == fingerprint(master or b"")
        key = master if fits else None
        damaged += [f"{backup.name}/{found}" for found in _damage(backup, key, wanted)]
    there = {path.name for path in place.folder.glob("files/??/*")}
    say(f"Reading {len(there)} files ...")
    damaged += _damaged_files(place, there, wanted)
    manifest = _or_nothing(newest)
    looked = {"backup": str(newest), "backups": [backup.name for backup in chosen]}
    return {**manifest, **looked, "read": len(there), "damaged": damaged, "ok": not damaged}


def _damage(backup: Path, master: bytes | None, wanted: set[str]) -> Iterator[str]:
    """What is wrong with one backup; adds the files it needs to `wanted`."""
    try:
        manifest = read_manifest(backup)
    except BackupProblem as problem:
        yield f"manifest.json: {problem}"
        manifest = {}
    if manifest and master and not is_sealed_with(manifest, master):
        yield f"manifest.json: {seal_problem(manifest, master)}"
    sums = _sums(backup)
    if manifest and sums != sums_of(manifest):
        yield f"{SUMS}: is not what was written"
    lines = (sums_of(manifest) if manifest else sums).splitlines()
    said = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    for name in (DATABASE, FILES):
        yield from _damaged_part(backup / name, said.get(name))
    try:
        filed = list(read_list(backup))
    except (BackupProblem, OSError, ValueError):
        return  # told above
    wanted.update(one.sha256 for one in filed)
    if manifest and totals(filed) != manifest["files"]:
        yield f"{FILES}: does not agree with the manifest"
    if master and manifest.get("master_key") == fingerprint(master):
        try:
            check_sealed(backup / DATABASE, master)
        except (SealBrokenError, OSError):
            yield f"{DATABASE}: cannot be opened with this key"


def seal_problem(manifest: Manifest, master: bytes) -> str:
    """Why a backup does not fit a master key."""
    if manifest["master_key"] != fingerprint(master):
        return (
            "This is not the master key of the installation that was backed up: its fingerprint is "
            f"{manifest['master_key']}, that of the key given is {fingerprint(master)}."
        )
    return "The manifest was changed by somebody who does not have the master key."


def _sums(backup: Path) -> str:
    try:
        return (backup / SUMS).read_text("ascii")
    except (OSError, ValueError):
        return ""


def _damaged_part(path: Path, sha256: str | None) -> Iterator[str]:
    if not path.exists():
        yield f"{path.name}: is gone"
    elif hash_of(path) != sha256:
        yield f"{path.name}: is not what was written"


def _damaged_files(place: Place, there: set[str], wanted: set[str]) -> Iterator[str]:
    """A file is named by its hash, so it needs no list to be looked at."""
    for sha256 in sorted(there | wanted):
        path = place.pooled(sha256)
        shown = path.relative_to(place.folder)
        if not path.exists():
            yield f"{shown}: is gone"
        elif hash_of(path) != sha256:
            yield f"{shown}: is not what was written"


def _or_nothing(backup: Path) -> Manifest:
    try:
        return read_manifest(backup)
    except BackupProblem:
        return {}
