"""Writes the make-believe case file into a folder, one file after the other."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from reopen.demo.casefile import digital
from reopen.demo.casefile.catalog import Item, PlannedFile, PlannedSource, planned_sources
from reopen.demo.casefile.documents.models import Document, all_documents
from reopen.demo.casefile.manifest import Manifest, PageTruth
from reopen.demo.casefile.pages import MadePage, drafts_of, finish
from reopen.demo.casefile.truth import complete
from reopen.demo.casefile.wear import WEARS

DPI = 200
SCANNED = time.struct_time((2022, 2, 14, 9, 0, 0, 0, 45, 0))
Progress = Callable[[int, int, str], None]


@dataclass
class MadeFile:
    """A file that now lies on disk, with the truth about its pages (not yet joined)."""

    source: PlannedSource
    path: Path
    pages: list[PageTruth]


def build_case_file(folder: Path, seed: int = 1988, progress: Progress | None = None) -> Manifest:
    """Writes both sources below `folder` and `truth.json` beside them.

    The same seed gives the same pictures. `progress` is called after each file with the number of
    files done, of all files, and the path just written.
    """
    sources = planned_sources()
    manifest = Manifest(
        seed,
        folders={source.key: source.folder for source in sources},
        names={source.key: source.name for source in sources},
    )
    total = sum(len(source.files) for source in sources)
    for done, made in enumerate(iter_case_file(folder, seed), start=1):
        manifest.pages += made.pages
        if progress:
            progress(done, total, made.path.relative_to(folder).as_posix())
    complete(manifest)
    manifest.save(folder / "truth.json")
    return manifest


def iter_case_file(folder: Path, seed: int = 1988) -> Iterator[MadeFile]:
    """Writes one file at a time, so that somebody can begin to read while the rest is made."""
    for source in planned_sources():
        given = 0
        for plan in source.files:
            path = folder / source.folder / plan.path
            path.parent.mkdir(parents=True, exist_ok=True)
            pages = _write(path, plan, seed, given)
            given += len(pages) if plan.bates else 0
            yield MadeFile(source, path, pages)


def _write(path: Path, plan: PlannedFile, seed: int, given: int) -> list[PageTruth]:
    if plan.digital:
        return _write_digital(path, plan, seed)
    made = _made(plan, plan.items, seed, given)
    _save_images(path, made, plan)
    return [page.truth for page in made]


def _made(plan: PlannedFile, items: tuple[Item, ...], seed: int, given: int) -> list[MadePage]:
    made: list[MadePage] = []
    for item in items:
        for draft in drafts_of(item, seed):
            number = len(made) + 1
            made.append(finish(draft, plan, number, _bates(plan, given + number), seed))
    return made


def _bates(plan: PlannedFile, number: int) -> str:
    if plan.stamp_text:
        return f"{plan.stamp_text}{number:06d}"
    return f"JPA {number:05d}" if plan.bates else ""


def _save_images(path: Path, made: list[MadePage], plan: PlannedFile) -> None:
    images = [page.image for page in made]
    quality = WEARS[plan.wear[-1]].quality
    if path.suffix == ".tif":
        images[0].save(
            path, save_all=True, append_images=images[1:], compression="group4", dpi=(DPI, DPI)
        )
    elif path.suffix == ".pdf":
        path.write_bytes(_pdf_of(images, quality))
        if plan.stamp_text:
            digital.stamp_bates(path, [page.truth.bates for page in made])
    elif path.suffix == ".png":
        images[0].convert("L").quantize(16).save(path, optimize=True, dpi=(DPI, DPI))
    else:
        images[0].convert("RGB").save(path, quality=78, dpi=(DPI, DPI))


def _pdf_of(images: list[Image.Image], quality: int) -> bytes:
    target = io.BytesIO()
    jpeg = {} if images[0].mode == "1" else {"quality": quality}
    images[0].save(
        target, "PDF", save_all=True, append_images=images[1:], resolution=DPI,
        creationDate=SCANNED, modDate=SCANNED, producer="Harlan Scan Bureau", **jpeg,
    )  # fmt: skip
    return target.getvalue()


def _write_digital(path: Path, plan: PlannedFile, seed: int) -> list[PageTruth]:
    document = all_documents()[plan.items[0].document]
    pages = [_digital_truth(plan, document, number) for number in _numbers(document)]
    if path.suffix == ".pdf":
        digital.save_pdf(document, path)
    elif path.suffix == ".docx":
        digital.save_docx(document, path)
    elif path.suffix == ".eml":
        attached = _made(plan, plan.attach_items, seed, 0)
        content = _pdf_of([page.image for page in attached], WEARS[plan.wear[-1]].quality)
        digital.save_eml(document, path, (plan.attach, content))
        for page in attached:
            page.truth.file = f"{plan.path}/{plan.attach}"
            pages.append(page.truth)
    else:
        path.write_text(document.body, encoding="utf-8")
    return pages


def _numbers(document: Document) -> range:
    return range(1, len(digital.written_pages(document)) + 1)


def _digital_truth(plan: PlannedFile, document: Document, number: int) -> PageTruth:
    return PageTruth(
        source=plan.source,
        file=plan.path,
        number=number,
        originals=((document.key, number),),
        title=document.title,
        kind=document.kind,
        date=document.date,
        text=digital.written_pages(document)[number - 1],
        wear="digital",
    )
