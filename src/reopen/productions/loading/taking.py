"""The steps of an import. Nothing is in the case before all of it is checked and kept."""

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.documents.actions import take_in
from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Document
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore, Stored
from reopen.lib.bates import Bates, BatesError
from reopen.lib.loadfiles import (
    GatherError,
    Item,
    Problem,
    Trouble,
    Volume,
    gather,
    text_of,
)
from reopen.productions.actions.loading import finish_import, refuse_import
from reopen.productions.loading.archive import Archive, NoArchive
from reopen.productions.models import LoadedItem, LoadImport, PageNumber

_ATTACHED = 100_000  # above every place that a file inside a document can have


@dataclass
class _Ready:
    """A row whose file is kept: what becomes a document, and what goes along with it."""

    item: Item
    stored: Stored
    ending: str
    numbers: list[str]
    text: str = ""
    native: Stored | None = None
    native_name: str = ""


def take(organization: str, load: str) -> None:
    """Take it in, or say why not. What is over is left as it is."""
    pk = UUID(load)
    with at_work(organization):
        row = LoadImport.objects.select_for_update().get(pk=pk)
        if row.is_over:
            return
        row.state = LoadImport.State.TAKING
        row.save(update_fields=["state"])
        store = file_store()
    try:
        with store.as_file(row.blob) as file:
            archive = Archive.opened(file.fileno(), row.name)
            volume = archive.volume()
            volume.problems += _known(organization, row, volume)
            ready = [] if volume.problems else _ready(store, archive, volume)
    except NoArchive as error:
        fail(organization, load, error.reason.value)
        return
    with at_work(organization) as actor:
        row = LoadImport.objects.select_for_update().get(pk=pk)
        if volume.problems:
            refuse_import(actor, row, volume.problems)
        else:
            _add(actor, row, ready)
            finish_import(actor, row, documents=len(ready))


def fail(organization: str, load: str, reason: str) -> None:
    """Note that it broke off."""
    with at_work(organization):
        LoadImport.objects.filter(pk=UUID(load)).update(
            state=LoadImport.State.FAILED, reason=reason, blob="", finished_at=timezone.now()
        )


def _known(organization: str, row: LoadImport, volume: Volume) -> list[Problem]:
    """Rows whose numbers came into the case with an earlier load file."""
    if volume.problems:
        return []
    with at_work(organization):
        held = list(
            LoadedItem.objects.filter(load__case=row.case_id).values_list(
                "series", "first", "last", "begin", "end", "load__name"
            )
        )
    problems = []
    for item in volume.items:
        begin, end = Bates.parse(item.begin), Bates.parse(item.end)
        for series, first, last, named, to, name in held:
            if series == begin.series and first <= end.number and begin.number <= last:
                what = f"{item.begin} - {item.end}; {name}: {named} - {to}"
                problems.append(Problem("DAT", item.line, Trouble.KNOWN, what))
                break
    return problems


def _ready(store: FileStore, archive: Archive, volume: Volume) -> list[_Ready]:
    """Every file of the volume in the store, and for each row what becomes its document."""
    names = {str(path) for paths in volume.images.values() for path in paths}
    names |= {str(path) for path in [*volume.texts.values(), *volume.natives.values()]}
    kept = archive.into(store, names)
    ready = []
    for item in volume.items:
        try:
            ready.append(_row(store, kept, volume, item))
        except GatherError as error:
            paths = volume.images[item.begin]
            path = paths[max(0, error.number - 1)]
            what = f"{path}: {error.reason.sentence}"
            volume.problems.append(Problem("OPT", item.line, Trouble.UNREADABLE, what))
    return ready


def _row(store: FileStore, kept: dict[str, Stored], volume: Volume, item: Item) -> _Ready:
    images = [str(path) for path in volume.images.get(item.begin, ())]
    text = item.text
    if item.begin in volume.texts:
        text = text_of(store.bytes_of(kept[str(volume.texts[item.begin])].name))
    native_path = volume.natives.get(item.begin)
    native = kept[str(native_path)] if native_path else None
    numbers = _numbers(item, volume)
    if len(images) > 1:
        made = gather(store.bytes_of(kept[name].name) for name in images)
        ready = _Ready(item, store.receive(BytesIO(made)), "pdf", numbers, text)
    elif images:
        ready = _Ready(item, kept[images[0]], _ending(images[0]), numbers, text)
    elif native:
        return _Ready(item, native, _ending(str(native_path)), numbers)
    else:
        return _Ready(item, store.receive(BytesIO(text.encode())), "txt", numbers)
    if native and native.sha256 != ready.stored.sha256:
        ready.native, ready.native_name = native, str(native_path)
    return ready


def _numbers(item: Item, volume: Volume) -> list[str]:
    """The number of each page: as the OPT file says, else counted through the range."""
    keys = volume.keys.get(item.begin, [])
    if len(keys) > 1 and all(map(_is_number, keys)):
        return keys
    begin, end = Bates.parse(item.begin), Bates.parse(item.end)
    return [str(begin.after(step)) for step in range(min(end.number - begin.number, 10_000) + 1)]


def _is_number(written: str) -> bool:
    try:
        Bates.parse(written)
    except BatesError:
        return False
    return True


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1][:10] if "." in name else "bin"


def _add(actor: Actor, row: LoadImport, ready: list[_Ready]) -> None:
    """Documents of all rows in one transaction; families after the one they belong to."""
    heads: dict[str, Document] = {}
    members: dict[str, int] = {}
    for one in sorted(ready, key=lambda one: one.item.family not in ("", one.item.begin)):
        item = one.item
        parent = heads.get(item.family) if item.family != item.begin else None
        place = None
        if parent:
            place = members[item.family] = members.get(item.family, _ATTACHED) + 1
        document = take_in(
            actor, row.source, one.stored, path=f"{row.name}/{item.begin}.{one.ending}",
            how=f"load file {row.name}, brought in by {row.made_by}", parent=parent,
            position=place,
        )  # fmt: skip
        heads[item.begin] = document
        _note(row, one, document)
        if one.native:
            take_in(
                actor, row.source, one.native, path=f"{row.name}/{one.native_name}",
                how=f"load file {row.name}, brought in by {row.made_by}", parent=document,
                position=_ATTACHED,
            )  # fmt: skip


def _note(row: LoadImport, one: _Ready, document: Document) -> None:
    item = one.item
    begin, end = Bates.parse(item.begin), Bates.parse(item.end)
    LoadedItem.objects.create(
        load=row, document=document, line=item.line, begin=item.begin, end=item.end,
        series=begin.series, first=begin.number, last=end.number, fields=dict(item.fields),
        text=one.text.replace("\0", ""),
    )  # fmt: skip
    for number, written in enumerate(one.numbers, 1):
        bates = Bates.parse(written)
        PageNumber.objects.create(
            document=document, number=number, prefix=bates.prefix, series=bates.series,
            value=bates.number, width=bates.width, given=True,
        )  # fmt: skip
