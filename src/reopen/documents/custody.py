"""Whether every file is still what it was, and whether rows and files agree."""

from collections.abc import Callable
from dataclasses import dataclass, field

from reopen.documents.models import Original, Page, UploadPart
from reopen.documents.storage import file_store


@dataclass
class Custody:
    """What a check found. `missing` and `changed` are SHA-256 sums of originals."""

    checked: int = 0
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    pictures_missing: int = 0
    unnamed: int = 0
    swept: int = 0

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.changed)


_others: list[Callable[[], set[str]]] = []


def name_blobs(named: Callable[[], set[str]]) -> None:
    """Keep what a room above names in the file store. Called from `AppConfig.ready`."""
    _others.append(named)


def check_files(*, sweep: bool = False) -> Custody:
    """Read every original of the organization again from end to end, and compare both directions.

    Files that no row names are left-overs of work that was killed; with `sweep` those older than a
    day go.
    """
    store, found = file_store(), Custody()
    originals = dict(Original.objects.values_list("blob", "sha256"))
    differences = store.reconcile(named_blobs())
    for blob, sha256 in originals.items():
        found.checked += 1
        if blob in differences.missing:
            found.missing.append(sha256)
        elif not store.verify(blob, sha256):
            found.changed.append(sha256)
    found.pictures_missing = len(differences.missing - originals.keys())
    found.unnamed = len(differences.unnamed)
    if sweep:
        found.swept = store.sweep(differences.unnamed)
    return found


def named_blobs() -> set[str]:
    """Every blob that a row of the organization names."""
    pictures = Page.objects.exclude(image="", thumbnail="").values_list("image", "thumbnail")
    named = {name for pair in pictures.iterator() for name in pair if name}
    named |= set(Original.objects.values_list("blob", flat=True))
    named |= set(UploadPart.objects.values_list("blob", flat=True))
    return named.union(*(other() for other in _others))
