"""Writing a case down: its records in one picture of the database, then its files as they came."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.documents.models import Document, Page
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore
from reopen.kernel.scope import one_picture
from reopen.kernel.sealed import SealBrokenError
from reopen.kernel.tables import csv_lines
from reopen.leaving import describing
from reopen.leaving.choosing import Choice
from reopen.leaving.describing import Written
from reopen.leaving.kinds import Kind
from reopen.leaving.package import Package
from reopen.leaving.values import cell
from reopen.lib.filenames import Filenames
from reopen.productions.models import LoadImport, Production

Enter = Callable[[], AbstractContextManager[Actor]]
Tell = Callable[[int, int], None]  # how much is done, of how much

ORIGINALS = "originals/"
_EVERY_SECONDS = 0.5
_PIECE = 64 * 1024  # so much of a file counts as much as one record
_SPARE = 256 * 1024 * 1024  # beside a copy of all files, for records and for others


class Closed(Exception):
    """Whoever asked does not see the case any more, or may not take it away any more."""


class NoRoom(Exception):
    """The disk has not enough room for another copy of the files."""


@dataclass(frozen=True)
class Kept:
    """A file of the case in the store, and its place in the package."""

    place: str
    blob: str
    sha256: str
    size: int
    record: UUID


class Making:
    """One package in the making; `tell` is asked twice a second and may end it by raising."""

    def __init__(self, package: Package, tell: Tell) -> None:
        self._package = package
        self._tell = tell
        self._done = self._all = 0
        self._next = 0.0

    def expect(self, choice: Choice, kept: list[Kept]) -> None:
        """There is so much to do: each record twice, each text, each file piece by piece."""
        self._all = 2 * sum(choice.counts.values()) + len(choice.ids(Document))
        self._all += sum(one.size // _PIECE + 1 for one in kept)

    def step(self, steps: int = 1) -> None:
        """So much is done."""
        self._done += steps
        if monotonic() >= self._next:
            self._tell(self._done, self._all)
            self._next = monotonic() + _EVERY_SECONDS

    def records(self, choice: Choice, places: dict[UUID, str]) -> None:
        """Every kind twice: as JSON Lines and as CSV."""
        for kind in choice.counts:
            names = [*(one.name for one in kind.columns), *["file"] * kind.has_file]
            lines = (_json_line(names, row) for row in self._rows(choice, kind, places))
            self._package.add(f"records/{kind.name}.jsonl", lines)
            small = [at for at, one in enumerate(kind.columns) if not one.bulky]
            small += [len(kind.columns)] * kind.has_file
            rows = self._rows(choice, kind, places)
            cells = ([cell(row[at]) for at in small] for row in rows)
            table = csv_lines([names[at] for at in small], cells)
            self._package.add(f"records/{kind.name}.csv", table)

    def texts(self, case: Case, places: dict[UUID, str]) -> None:
        """The text of each document, a form feed after each page."""
        pages = Page.objects.filter(document__case=case).order_by("document", "number")
        found = pages.values_list("document", "text").iterator(chunk_size=500)
        for key, rows in groupby(found, key=itemgetter(0)):
            if key in places:
                pieces = (f"{text}\f".encode() for _document, text in rows)
                self._package.add(text_place(places[key]), pieces, record=str(key))
                self.step()

    def files(self, store: FileStore, kept: list[Kept]) -> Iterator[str]:
        """Every file as it came, byte by byte; the places of those that are not whole."""
        for one in kept:
            try:
                pieces = self._counted(store.read(one.blob))
                listed = self._package.add(
                    one.place, pieces, record=str(one.record), size=one.size, packed=False
                )
                whole = listed.sha256 == one.sha256
            except (FileNotFoundError, SealBrokenError):
                whole = False
            if not whole:
                yield one.place

    def _rows(self, choice: Choice, kind: Kind, places: dict[UUID, str]) -> Iterator[list[Any]]:
        for row in choice.rows(kind):
            if kind.has_file:
                row.append(places.get(UUID(row[0]), ""))
            yield row
            self.step()

    def _counted(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        self.step()
        length = 0
        for block in blocks:
            length += len(block)
            self.step(length // _PIECE)
            length %= _PIECE
            yield block


def write_case(
    enter: Enter,
    case: UUID,
    take: Callable[[bytes], object],
    tell: Tell,
    *,
    folder: Path | None = None,
) -> Written:
    """Write the whole case, as far as whoever `enter` brings sees it, as a ZIP to `take`.

    `folder` is where the ZIP comes to lie, if not in the file store. Raises `Closed`, `NoRoom`,
    and whatever `tell` raises. It speaks the language that is active.
    """
    with enter():
        store = file_store()  # makes the organization's keys if there are none yet
    with Package(take) as package:
        making = Making(package, tell)
        with one_picture(), enter() as actor:
            written, kept = _write_records(making, actor, case, folder or _made(store.folder))
        written.damaged = list(making.files(store, kept))
        _describe(package, written)
    return written


def _write_records(
    making: Making, actor: Actor, case: UUID, folder: Path
) -> tuple[Written, list[Kept]]:
    """All that is in the database; the files that are to follow."""
    found = visible_cases(actor).filter(pk=case).first()
    if found is None or not actor.may(Permission.CASE_TAKE_AWAY):
        raise Closed
    choice = Choice(actor, found)
    documents = choice.ids(Document)
    written = Written(found, actor.label, all_notes=actor.is_system, documents=len(documents))
    written.counts, written.hidden = choice.counts, choice.hidden_documents
    kept = _kept(found, choice)
    if shutil.disk_usage(folder).free < sum(one.size for one in kept) + _SPARE:
        raise NoRoom
    places = {one.record: one.place for one in kept}
    making.expect(choice, kept)
    making.records(choice, places)
    making.texts(found, {key: places[key] for key in documents})
    return written, kept


def text_place(place: str) -> str:
    """Where the text of a document stands whose file is at `place`."""
    return f"text/{place.removeprefix(ORIGINALS)}.txt"


def _kept(case: Case, choice: Choice) -> list[Kept]:
    """Every file that leaves, with a place of its own: originals by source, then packages."""
    names, kept = Filenames(), []
    columns = ("source__name", "path", "pk", "original__blob", "original__sha256", "original__size")
    documents = Document.objects.filter(case=case).order_by("path", "pk").values_list(*columns)
    for source, path, key, blob, sha256, size in documents.iterator(chunk_size=500):
        if key in choice.ids(Document):
            place = ORIGINALS + names.place(source, path)
            kept.append(Kept(place, blob, sha256, size, key))
    for model, folder in ((Production, "productions"), (LoadImport, "load-files")):
        for pack in choice.seen(model).exclude(blob="").order_by("pk"):
            place = names.place(folder, f"{pack.name.removesuffix('.zip')}.zip".replace("/", "_"))
            kept.append(Kept(place, pack.blob, pack.sha256, pack.size, pack.pk))
    return kept


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _json_line(names: list[str], row: list[Any]) -> bytes:
    told = dict(zip(names, row, strict=True))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _describe(package: Package, written: Written) -> None:
    """The files that explain the others, last of all: only now it is known what is in it."""
    for name, headers, rows in (
        ("tables.csv", describing.TABLES, describing.tables(written)),
        ("dictionary.csv", describing.DICTIONARY, describing.dictionary(written)),
        ("vocabularies.csv", describing.WORDS, describing.words(written)),
    ):
        package.add(name, csv_lines(headers, rows))
    written.files = len(package.listed) + len(("README.txt", "manifest.csv"))
    package.add("README.txt", [describing.readme(written).encode()])
