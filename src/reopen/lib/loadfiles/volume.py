"""A whole volume checked: DAT against OPT against the folder."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reopen.lib.bates import Bates, BatesError, span
from reopen.lib.loadfiles.contract import Image, Item, Problem, Trouble, Volume
from reopen.lib.loadfiles.dat import read_dat
from reopen.lib.loadfiles.folder import Finder, Folder, PathTrouble
from reopen.lib.loadfiles.opt import read_opt

Given = tuple[str, bytes]


def read_volume(dat: Path, opt: Path | None, folder: Path) -> Volume:
    """Everything a volume holds, or every reason why it must not be imported.

    Paths in the load files are taken from `folder`, or from the folder of the DAT file.
    """
    given = None if opt is None else (opt.name, opt.read_bytes())
    return check_volume((dat.name, dat.read_bytes()), given, [Folder(folder), Folder(dat.parent)])


def check_volume(dat: Given, opt: Given | None, folders: Sequence[Finder]) -> Volume:
    """The same from name and bytes of the load files; paths are looked up in one folder first."""
    volume = Volume()
    name, data = dat
    read = read_dat(data, name)
    volume.items, volume.problems = read.items, read.problems
    images: list[Image] = []
    if opt is not None:
        images, wrong = read_opt(opt[1], opt[0])
        volume.problems += wrong
    _check_numbers(volume, name)
    _check_families(volume, name)
    finder = _Finder(volume, folders)
    _find_files(volume, name, finder)
    _join_images(volume, images, opt[0] if opt else "", finder)
    if read.columns and not read.problems:
        _check_pages(volume, name)
    volume.problems.sort(key=lambda problem: (problem.file, problem.line))
    return volume


class _Finder:
    """Looks a path up in the folders, and notes what is wrong with it."""

    def __init__(self, volume: Volume, folders: Sequence[Finder]) -> None:
        self._volume, self._folders = volume, folders

    def find(self, path: str, file: str, line: int) -> Path | None:
        """The file, or None with a problem noted."""
        trouble = Trouble.MISSING
        for folder in self._folders:
            try:
                return folder.find(path)
            except PathTrouble as error:
                trouble = error.trouble
                if trouble is not Trouble.MISSING:
                    break
        self._volume.problems.append(Problem(file, line, trouble, path[:300]))
        return None


def _check_numbers(volume: Volume, name: str) -> None:
    ranges: list[tuple[str, int, int, Item]] = []
    for item in volume.items:
        try:
            begin, end = Bates.parse(item.begin), Bates.parse(item.end)
        except BatesError as error:
            what = str(error) or "(empty)"
            volume.problems.append(Problem(name, item.line, Trouble.NO_NUMBER, what[:100]))
            continue
        try:
            span(begin, end)
        except BatesError as error:
            volume.problems.append(Problem(name, item.line, Trouble.RANGE, str(error)))
            continue
        ranges.append((begin.series, begin.number, end.number, item))
    volume.problems += _overlaps(sorted(ranges, key=lambda held: held[:3]), name)


def _overlaps(ranges: list[tuple[str, int, int, Item]], name: str) -> Iterable[Problem]:
    """Against the range that reaches farthest so far, so that one inside another is seen too."""
    farthest: tuple[str, int, int, Item] | None = None
    for held in ranges:
        series, first, last, item = held
        if farthest and farthest[0] == series and first <= farthest[2]:
            other = farthest[3]
            what = f"{item.begin} - {item.end}; line {other.line} has {other.begin} - {other.end}"
            yield Problem(name, item.line, Trouble.OVERLAP, what)
        if not farthest or farthest[0] != series or last > farthest[2]:
            farthest = held


def _check_families(volume: Volume, name: str) -> None:
    known = {item.begin for item in volume.items}
    volume.problems += [
        Problem(name, item.line, Trouble.FAMILY, item.family)
        for item in volume.items
        if item.family and item.family not in known
    ]


def _find_files(volume: Volume, name: str, finder: _Finder) -> None:
    for item in volume.items:
        if item.text_path:
            found = finder.find(item.text_path, name, item.line)
            if found:
                volume.texts[item.begin] = found
        if item.native_path:
            found = finder.find(item.native_path, name, item.line)
            if found:
                volume.natives[item.begin] = found


def _join_images(volume: Volume, images: list[Image], name: str, finder: _Finder) -> None:
    known = {item.begin for item in volume.items}
    seen: set[str] = set()
    begin = ""
    stated: dict[str, Image] = {}
    for image in images:
        if image.first:
            begin = image.key
            stated[begin] = image
            if known and begin not in known:
                volume.problems.append(Problem(name, image.line, Trouble.ORPHAN, image.key))
        if image.key in seen:
            volume.problems.append(Problem(name, image.line, Trouble.IMAGE_TWICE, image.key))
        seen.add(image.key)
        found = finder.find(image.path, name, image.line)
        if found:
            volume.images.setdefault(begin, []).append(found)
            volume.keys.setdefault(begin, []).append(image.key)
    for begin, image in stated.items():
        count = len(volume.images.get(begin, ()))
        if image.pages and count > 1 and count != image.pages:
            what = f"{begin}: {image.pages} by its first line, {count} images"
            volume.problems.append(Problem(name, image.line, Trouble.COUNT, what))


def _check_pages(volume: Volume, name: str) -> None:
    for item in volume.items:
        named = item.begin in volume.images or item.text_path or item.native_path or item.text
        if not named:
            volume.problems.append(Problem(name, item.line, Trouble.NO_PAGES, item.begin))
