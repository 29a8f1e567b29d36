"""The archive of a volume, opened in the sandbox: its names, and its files into the store."""

import re
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from reopen.kernel.filestore import FileStore, Stored
from reopen.lib.loadfiles import Listing, Problem, Trouble, Volume, check_volume
from reopen.lib.reading import Child, Reason, Sink, extract, read_file

_MOST_LOAD_FILE = 64 * 1024 * 1024


class NoArchive(Exception):
    """It cannot be opened; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.sentence)
        self.reason = reason


@dataclass
class Archive:
    """What is in it, by name. `file` is the number of an open file."""

    file: int
    name: str
    children: dict[str, Child] = field(default_factory=dict)

    @classmethod
    def opened(cls, file: int, name: str) -> "Archive":
        """List it. Raises NoArchive where that is not possible."""
        found = read_file(file, name)
        if found.reason not in (Reason.CONTAINER, Reason.ENTRIES_LEFT_OUT) or not found.children:
            raise NoArchive(found.reason)
        named = ((_plain(child.path), child) for child in found.children if child.size >= 0)
        return cls(file, name, {path: child for path, child in named if not _is_scrap(path)})

    def volume(self) -> Volume:
        """The volume as its load files tell it, with everything that is wrong."""
        dats, opts = self._named(".dat"), self._named(".opt")
        if len(dats) != 1 or len(opts) > 1:
            shown = ", ".join([*dats, *opts][:10]) or "0"
            return Volume(problems=[Problem(self.name, 0, Trouble.LOAD_FILES, shown)])
        large = [name for name in [*dats, *opts] if self.children[name].size > _MOST_LOAD_FILE]
        if large:
            return Volume(problems=[Problem(large[0], 0, Trouble.TOO_LARGE, "64 MB")])
        data = self.bytes_of([*dats, *opts])
        root = str(PurePosixPath(dats[0]).parent)
        folders = [Listing(self.children), Listing(self.children, root)]
        top = _only_folder(self.children)
        if top:
            folders.append(Listing(self.children, top))
        opt = (opts[0], data[opts[0]]) if opts else None
        return check_volume((dats[0], data[dats[0]]), opt, folders)

    def bytes_of(self, names: Collection[str]) -> dict[str, bytes]:
        """Some small files."""
        taken: dict[str, bytes] = {}
        self._extract(names, lambda child: _Memory(_plain(child.path), taken))
        return taken

    def into(self, store: FileStore, names: Collection[str]) -> dict[str, Stored]:
        """Files into the store."""
        taken: dict[str, Stored] = {}
        self._extract(names, lambda child: _Kept(_plain(child.path), store, taken))
        return taken

    def _extract(self, names: Collection[str], sink: Callable[[Child], Sink]) -> None:
        wanted = [self.children[name] for name in dict.fromkeys(names)]
        if not wanted:
            return
        ended = extract(self.file, self.name, wanted, sink)
        whole = len(wanted) < len(self.children) and ended is Reason.ENTRIES_LEFT_OUT
        if ended is not Reason.CONTAINER and not whole:
            raise NoArchive(ended)

    def _named(self, ending: str) -> list[str]:
        return sorted(name for name in self.children if name.lower().endswith(ending))


def _plain(path: str) -> str:
    """A name of the archive with one slash between its steps."""
    return "/".join(step for step in re.split(r"[\\/]", path) if step not in ("", "."))


def _is_scrap(path: str) -> bool:
    """Whether a system put it there beside the files that were packed."""
    return path.startswith("__MACOSX/") or path.rsplit("/", 1)[-1].startswith("._")


def _only_folder(names: Collection[str]) -> str:
    """The folder that everything lies in, where an archive was made of a folder."""
    first = {name.partition("/")[0] for name in names if "/" in name}
    whole = all("/" in name for name in names)
    return first.pop() if whole and len(first) == 1 else ""


class _Memory:
    """A small file as bytes."""

    def __init__(self, name: str, taken: dict[str, bytes]) -> None:
        self._name, self._taken, self._pieces = name, taken, list[bytes]()

    def write(self, piece: bytes, /) -> None:
        self._pieces.append(piece)

    def keep(self) -> None:
        self._taken[self._name] = b"".join(self._pieces)

    def close(self) -> None:
        self._pieces = []


class _Kept:
    """A file in the store."""

    def __init__(self, name: str, store: FileStore, taken: dict[str, Stored]) -> None:
        self._name, self._taken = name, taken
        self._open = ExitStack()
        self._incoming = self._open.enter_context(store.incoming())

    def write(self, piece: bytes, /) -> None:
        self._incoming.write(piece)

    def keep(self) -> None:
        self._taken[self._name] = self._incoming.keep()

    def close(self) -> None:
        self._open.close()
