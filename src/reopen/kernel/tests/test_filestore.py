import io
import os
import random
import threading
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from reopen.kernel.filestore import FileStore
from reopen.kernel.masterkey import master_key
from reopen.kernel.sealed import (
    CHUNK,
    HEADER,
    SLOT,
    SLOTS_AT,
    TAG,
    KeyRing,
    SealBrokenError,
    unwrap,
    wrap,
)
from reopen.lib.environment import EnvironmentProblemError

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 17]


def ring(organization: UUID | None = None, numbers: tuple[int, ...] = (1,)) -> KeyRing:
    keys = {number: bytes([number]) * 32 for number in numbers}
    return KeyRing(organization or UUID(int=1), keys, b"n" * 32)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path, ring())


def path_of(store: FileStore, name: str) -> Path:
    return store.folder / name[:2] / name


@pytest.mark.parametrize("size", SIZES)
def test_what_was_received_comes_back_byte_for_byte(store: FileStore, size: int) -> None:
    data = random.Random(size).randbytes(size)
    stored = store.receive(io.BytesIO(data))
    assert store.bytes_of(stored.name) == data
    assert (stored.size, store.size_of(stored.name)) == (size, size)
    assert store.verify(stored.name, stored.sha256)


def test_a_range_is_the_same_as_a_slice(store: FileStore) -> None:
    data = random.Random(7).randbytes(3 * CHUNK + 99)
    name = store.receive(io.BytesIO(data)).name
    for start, end in [(0, 1), (5, CHUNK), (CHUNK - 1, CHUNK + 1), (CHUNK, 2 * CHUNK), (70, None)]:
        assert b"".join(store.read(name, start, end)) == data[start:end]
    assert b"".join(store.read(name, len(data) + 5)) == b""


def test_the_same_bytes_twice_are_one_blob_and_never_overwritten(store: FileStore) -> None:
    first = store.receive(io.BytesIO(b"page"))
    before = path_of(store, first.name).stat()
    second = store.receive(io.BytesIO(b"page"))
    assert (first.fresh, second.fresh) == (True, False)
    assert path_of(store, first.name).stat().st_ino == before.st_ino
    assert list(store.names()) == [first.name]


def test_equal_files_of_two_organizations_do_not_meet(tmp_path: Path) -> None:
    mine = FileStore(tmp_path, ring())
    theirs = FileStore(tmp_path, KeyRing(uuid4(), {1: b"\2" * 32}, b"o" * 32))
    assert mine.receive(io.BytesIO(b"same")).name != theirs.receive(io.BytesIO(b"same")).name


def test_content_is_not_readable_on_the_disk(store: FileStore) -> None:
    name = store.receive(io.BytesIO(b"CANARY" * 50_000)).name
    assert b"CANARY" not in path_of(store, name).read_bytes()


def test_one_changed_bit_anywhere_is_refused(store: FileStore) -> None:
    name = store.receive(io.BytesIO(random.Random(1).randbytes(2 * CHUNK + 50))).name
    path = path_of(store, name)
    good = path.read_bytes()
    picks = random.Random(2)
    used = [*range(SLOTS_AT + SLOT - 8), *range(HEADER, len(good))]  # not padding, not a free slot
    ignored = range(SLOTS_AT + 8 + 12, SLOTS_AT + 8 + 16)
    for _ in range(100):
        at = picks.choice([place for place in picks.sample(used, 5) if place not in ignored])
        bad = bytearray(good)
        bad[at] ^= 1 << picks.randrange(8)
        path.write_bytes(bad)
        with pytest.raises(SealBrokenError):
            store.bytes_of(name)


def test_chunks_cannot_be_cut_off_reordered_or_added(store: FileStore) -> None:
    name = store.receive(io.BytesIO(random.Random(3).randbytes(3 * CHUNK))).name
    path = path_of(store, name)
    good = path.read_bytes()
    full = CHUNK + TAG
    one, two = good[HEADER : HEADER + full], good[HEADER + full : HEADER + 2 * full]
    for bad in (
        good[: HEADER + 2 * full],
        good[: HEADER + 10],
        good[:HEADER],
        good[:HEADER] + two + one + good[HEADER + 2 * full :],
        good + one,
        b"",
    ):
        path.write_bytes(bad)
        with pytest.raises(SealBrokenError):
            store.bytes_of(name)


def test_two_stored_files_cannot_change_places(store: FileStore) -> None:
    a = store.receive(io.BytesIO(b"a" * 100)).name
    b = store.receive(io.BytesIO(b"b" * 100)).name
    path_of(store, a).write_bytes(path_of(store, b).read_bytes())
    with pytest.raises(SealBrokenError):
        store.bytes_of(a)


def test_another_organizations_key_opens_nothing(store: FileStore, tmp_path: Path) -> None:
    name = store.receive(io.BytesIO(b"mine")).name
    stranger = FileStore(tmp_path, KeyRing(UUID(int=1), {1: b"x" * 32}, b"n" * 32))
    with pytest.raises(SealBrokenError):
        stranger.bytes_of(name)


def test_rotation_wraps_anew_and_the_old_key_opens_nothing(tmp_path: Path) -> None:
    old = FileStore(tmp_path, ring())
    names = [old.receive(io.BytesIO(bytes([n]) * 1000)).name for n in range(5)]
    body = path_of(old, names[0]).read_bytes()[HEADER:]
    both = FileStore(tmp_path, ring(numbers=(1, 2)))
    assert both.rotate() == 5
    assert both.rotate() == 0
    new = FileStore(tmp_path, KeyRing(UUID(int=1), {2: b"\2" * 32}, b"n" * 32))
    assert [new.bytes_of(name)[:1] for name in names] == [bytes([n]) for n in range(5)]
    assert path_of(old, names[0]).read_bytes()[HEADER:] == body
    with pytest.raises(SealBrokenError):
        old.bytes_of(names[0])


def test_a_rotation_killed_between_its_two_writes_loses_nothing(tmp_path: Path) -> None:
    old = FileStore(tmp_path, ring())
    name = old.receive(io.BytesIO(b"kept")).name
    both = FileStore(tmp_path, ring(numbers=(1, 2)))
    before = path_of(old, name).read_bytes()
    both.rotate()
    after = path_of(old, name).read_bytes()
    first = SLOTS_AT + SLOT
    path_of(old, name).write_bytes(before[:first] + after[first : first + SLOT] + before[HEADER:])
    assert both.bytes_of(name) == b"kept"
    assert both.rotate() == 1
    assert both.bytes_of(name) == b"kept"


def test_the_order_of_a_write_is_fsync_name_fsync_of_the_folder(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_link = os.fsync, os.link

    def sync(descriptor: int) -> None:
        target = Path(f"/proc/self/fd/{descriptor}").readlink()
        steps.append("fsync folder" if target.is_dir() else "fsync file")
        real_sync(descriptor)

    def link(*args: Path) -> None:
        steps.append("name")
        real_link(*args)

    store.receive(io.BytesIO(b"first makes the folder"))
    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "link", link)
    store.receive(io.BytesIO(b"page"))
    named = steps.index("name")
    assert steps[0] == "fsync file"
    assert steps[named + 1 :] == ["fsync folder"]


def test_a_source_that_breaks_leaves_nothing_behind(store: FileStore) -> None:
    class Broken:
        def read(self, _size: int = -1, /) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.receive(Broken())
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


def test_reconcile_looks_both_ways_and_sweeps_only_what_is_old(store: FileStore) -> None:
    kept = store.receive(io.BytesIO(b"kept")).name
    orphan = store.receive(io.BytesIO(b"orphan")).name
    found = store.reconcile({kept, "0" * 64})
    assert (set(found.missing), set(found.unnamed)) == ({"0" * 64}, {orphan})
    assert store.sweep(found.unnamed) == 0
    assert store.sweep(found.unnamed, older_than=-1) == 1
    assert list(store.names()) == [kept]


def test_many_threads_receiving_the_same_bytes_agree(store: FileStore) -> None:
    fresh: list[bool] = []

    def receive() -> None:
        fresh.append(store.receive(io.BytesIO(b"same" * 10_000)).fresh)

    threads = [threading.Thread(target=receive) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(fresh) == [False] * 7 + [True]
    assert len(list(store.names())) == 1


def test_a_name_that_is_no_name_is_not_found(store: FileStore) -> None:
    for name in ("../../etc/passwd", "", "A" * 64):
        with pytest.raises(FileNotFoundError):
            store.read(name)


def test_a_wrapped_key_belongs_to_what_it_was_wrapped_for() -> None:
    wrapped = wrap(b"k" * 32, b"secret", b"one organization")
    assert unwrap(b"k" * 32, wrapped, b"one organization") == b"secret"
    with pytest.raises(SealBrokenError):
        unwrap(b"k" * 32, wrapped, b"another")


def test_the_master_key_is_made_once_and_private(tmp_path: Path) -> None:
    first = master_key(tmp_path, "")
    assert master_key(tmp_path, "") == first
    assert (tmp_path / "keys" / "master.key").stat().st_mode & 0o077 == 0
    assert master_key(tmp_path, "ab" * 32) == b"\xab" * 32
    with pytest.raises(EnvironmentProblemError):
        master_key(tmp_path, "short")
