"""Files that are gone or damaged in a running installation come back from a backup."""

from pathlib import Path

from reopen.accounts.tenancy import acting_as_system
from reopen.audit.models import Event
from reopen.backup.mending import mend
from reopen.backup.tests.conftest import Installation, quiet
from reopen.documents.custody import check_files


def stored(installation: Installation) -> list[Path]:
    return sorted((installation.store / str(installation.cast.harbor.pk)).glob("??/*"))


def test_what_is_gone_or_damaged_comes_back_byte_for_byte(installation: Installation) -> None:
    gone, damaged = stored(installation)
    before = [gone.read_bytes(), damaged.read_bytes()]
    installation.back_up()
    gone.unlink()
    damaged.write_bytes(before[1][:-1] + bytes([before[1][-1] ^ 1]))
    found = mend(installation.folder, installation.key, quiet)
    assert (found.read, len(found.mended), found.lost) == (6, 2, [])
    assert [gone.read_bytes(), damaged.read_bytes()] == before
    with acting_as_system(installation.cast.harbor):
        assert check_files().is_whole
        assert Event.objects.get(kind="backup.mended").facts == {"files": 2}
    assert mend(installation.folder, installation.key, quiet).mended == []


def test_a_damaged_copy_is_not_put_in_place(installation: Installation) -> None:
    installation.back_up()
    gone = stored(installation)[0]
    gone.unlink()
    for copy in installation.folder.glob("files/??/*"):
        copy.write_bytes(copy.read_bytes()[:-1])
    found = mend(installation.folder, installation.key, quiet)
    assert (found.mended, [lost.rpartition("/")[2] for lost in found.lost]) == ([], [gone.name])
    assert not gone.exists()
