"""The file store of the organization we are in, with its keys."""

import secrets

from django.conf import settings
from django.db import IntegrityError, transaction

from reopen.documents.models import OrganizationKey
from reopen.kernel.filestore import FileStore, erase_folder
from reopen.kernel.masterkey import master_key
from reopen.kernel.scope import current_scope
from reopen.kernel.sealed import KEY, KeyRing, SealBrokenError, unwrap, wrap


def file_store() -> FileStore:
    """The store of the current scope's organization; its keys are made on first use."""
    return FileStore(settings.REOPEN_HOME / "files", _ring())


def rotate_organization_key() -> int:
    """Give the organization a new key and wrap every file key under it; how many files.

    Content is not touched. Run it in a scope; the old key's row goes only when no file needs it.
    """
    ring = _ring()
    _make(ring.newest + 1, ring.naming)
    store = file_store()
    changed = store.rotate()
    OrganizationKey.objects.filter(number__lt=store.ring.newest).delete()
    return changed


def rewrap_organization_keys(old_master: bytes) -> int:
    """Wrap the organization's keys under the present master key instead of `old_master`."""
    rows = list(OrganizationKey.objects.select_for_update())
    for row in rows:
        secret = unwrap(old_master, bytes(row.wrapped), _about(row.number))
        row.wrapped = wrap(_master(), secret, _about(row.number))
        row.save(update_fields=["wrapped"])
    return len(rows)


def keys_open(master: bytes) -> bool:
    """Whether this master key opens every key of the organization; it may have none yet."""
    try:
        for row in OrganizationKey.objects.all():
            unwrap(master, bytes(row.wrapped), _about(row.number))
    except SealBrokenError:
        return False
    return True


def erase_organization_files() -> None:
    """Make every file of the organization unreadable for good, also in backups: drop its keys."""
    OrganizationKey.objects.all().delete()
    erase_folder(settings.REOPEN_HOME / "files", current_scope().organization_id)


def _ring() -> KeyRing:
    rows = list(OrganizationKey.objects.order_by("number"))
    if not rows:
        _make(1, secrets.token_bytes(KEY))
        rows = list(OrganizationKey.objects.order_by("number"))
    opened = {row.number: unwrap(_master(), bytes(row.wrapped), _about(row.number)) for row in rows}
    keys = {number: secret[:KEY] for number, secret in opened.items()}
    return KeyRing(current_scope().organization_id, keys, opened[rows[-1].number][KEY:])


def _make(number: int, naming: bytes) -> None:
    """One new key; somebody who made the same number first wins."""
    secret = secrets.token_bytes(KEY) + naming
    try:
        with transaction.atomic():
            OrganizationKey.objects.create(
                number=number, wrapped=wrap(_master(), secret, _about(number))
            )
    except IntegrityError:
        return


def _master() -> bytes:
    return master_key(settings.REOPEN_HOME, settings.REOPEN_MASTER_KEY)


def _about(number: int) -> bytes:
    return current_scope().organization_id.bytes + number.to_bytes(8, "big")
