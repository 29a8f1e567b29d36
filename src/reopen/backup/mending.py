"""Single files of a running installation, brought back from a backup: those gone or damaged."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import record
from reopen.backup.filing import copy_file, read_list
from reopen.backup.place import BackupProblem, Place
from reopen.backup.restoring import open_backup
from reopen.documents.custody import named_blobs
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore, sealed_path, sync_folder
from reopen.kernel.sealed import Opened, SealBrokenError


@dataclass
class Mended:
    """`read` files were looked at; both lists are of organization/blob."""

    read: int = 0
    mended: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def mend(folder: Path, master: bytes, say: Callable[[str], None]) -> Mended:
    """Read every file that rows name; bring back what is gone or damaged and whole in a backup.

    What is brought back opened under the organization's own keys and its own name before it was put
    in its place. Files that are whole are not touched.
    """
    place, found = Place(folder), Mended()
    for organization in Organization.objects.order_by("slug"):
        say(f"Reading every file of {organization.slug} ...")
        with acting_as_system(organization) as actor:
            store, before = file_store(), len(found.mended)
            named = named_blobs()
            broken = {b for b in named if not _opens(store, b, sealed_path(store.folder, b))}
            found.read += len(named)
            copies = _copies(place, str(organization.pk), broken, master) if broken else {}
            for blob in sorted(broken):
                whole = [path for path in copies.get(blob, []) if _opens(store, blob, path)]
                (found.mended if whole else found.lost).append(f"{organization.pk}/{blob}")
                if whole:
                    _put(whole[0], store, blob)
            if len(found.mended) > before:
                record("backup.mended", actor, facts={"files": len(found.mended) - before})
    return found


def _copies(
    place: Place, organization: str, broken: set[str], master: bytes
) -> dict[str, list[Path]]:
    """Where backups have these blobs, the newest first. A damaged backup has none."""
    found: dict[str, list[Path]] = {}
    for name in reversed(place.names()):
        try:
            backup = open_backup(place.folder, name, master)
        except BackupProblem:
            continue
        for filed in read_list(backup.folder):
            blob = filed.path.rpartition("/")[2]
            if filed.organization == organization and blob in broken:
                found.setdefault(blob, []).append(place.pooled(filed.sha256))
    return found


def _opens(store: FileStore, blob: str, path: Path) -> bool:
    """Whether these bytes are that blob, whole, under the keys of the organization."""
    try:
        with path.open("rb") as file:
            for _ in Opened(file, store.ring, blob).read():
                pass
    except (FileNotFoundError, SealBrokenError):
        return False
    return True


def _put(copy: Path, store: FileStore, blob: str) -> None:
    """The copy in the place of what is gone or damaged, in one step."""
    target = sealed_path(store.folder, blob)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = store.folder / f"draft-{blob}"
    draft.unlink(missing_ok=True)
    copy_file(copy, draft)
    draft.replace(target)
    sync_folder(target.parent)
