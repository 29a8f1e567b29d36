"""Damage is found wherever it is, and a change by somebody without the key as well."""

import json
from pathlib import Path

import pytest

from reopen.backup.manifest import is_sealed_with, write_manifest
from reopen.backup.place import BackupProblem
from reopen.backup.tests.conftest import Written, quiet
from reopen.backup.verifying import verify_backups


def damage(written: Written, key: bytes | None = None) -> list[str]:
    found = verify_backups(written.folder, master=key, say=quiet)
    assert found["ok"] == (not found["damaged"])
    return list(found["damaged"])


def flip(path: Path, share: float) -> None:
    """Another byte at that share of the file; a second call puts it right."""
    text = bytearray(path.read_bytes())
    text[int(share * (len(text) - 1))] ^= 0x01
    path.write_bytes(text)


def test_one_flipped_byte_in_ten_places_is_found_ten_times(written: Written) -> None:
    backup = written.backup
    pooled = sorted(written.folder.glob("files/??/*"))
    places = [
        (backup / "manifest.json", 0.0),
        (backup / "manifest.json", 0.5),
        (backup / "manifest.json", 1.0),
        (backup / "SHA256SUMS", 0.3),
        (backup / "database.sealed", 0.01),
        (backup / "database.sealed", 0.9),
        (backup / "files.tsv", 1.0),
        (pooled[0], 0.0),
        (pooled[-1], 1.0),
        (written.folder / "README.txt", 0.5),
    ]
    assert damage(written) == []
    for path, share in places:
        flip(path, share)
        found = damage(written)
        assert len(found) >= 1, (path, share)
        assert any(one.startswith(str(path.relative_to(written.folder))) for one in found)
        flip(path, share)
    assert damage(written) == []


def test_no_damage_hides_another(written: Written) -> None:
    paths = sorted(path for path in written.folder.rglob("*") if path.is_file())
    assert len(paths) == 8
    for path in paths:
        if path.name != "SHA256SUMS":  # without the manifest, it is what the others are judged by
            flip(path, 0.4)
    named = {found.partition(":")[0] for found in damage(written)}
    assert named == {
        str(path.relative_to(written.folder)) for path in paths if path.name != "SHA256SUMS"
    }


def test_what_is_gone_is_told_by_name(written: Written) -> None:
    backup = written.backup
    pooled = next(written.folder.glob("files/??/*"))
    pooled.unlink()
    (backup / "database.sealed").unlink()
    assert damage(written) == [
        f"{backup.name}/database.sealed: is gone",
        f"{pooled.relative_to(written.folder)}: is gone",
    ]


def test_a_forged_manifest_is_told_by_its_seal(written: Written) -> None:
    backup = written.backup
    manifest = json.loads((backup / "manifest.json").read_text())
    assert is_sealed_with(manifest, written.key)
    forged = {name: value for name, value in manifest.items() if name not in {"seal", "sha256"}}
    write_manifest(backup, forged | {"made_at": "2020-01-01T00:00:00+00:00"}, bytes(32))
    assert damage(written) == []  # whoever has no key cannot tell
    (found,) = damage(written, written.key)
    assert "changed by somebody" in found


def test_another_key_is_told_apart_from_a_forgery(written: Written) -> None:
    (found,) = damage(written, bytes(32))
    assert "not the master key of the installation" in found


def test_a_key_that_happens_to_be_here_is_only_used_where_it_fits(written: Written) -> None:
    found = verify_backups(written.folder, master=bytes(32), sure=False, say=quiet)
    assert found["damaged"] == []


def test_an_empty_folder_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupProblem, match="no whole backup"):
        verify_backups(tmp_path, say=quiet)
