"""From a clean sheet to the page that lies in a file: redacted, cut, copied, stamped, turned."""

from dataclasses import dataclass, field
from random import Random

from PIL import Image, ImageDraw

from reopen.demo.casefile.catalog import Item, PlannedFile
from reopen.demo.casefile.documents import sheets_of
from reopen.demo.casefile.documents.models import Document, all_documents
from reopen.demo.casefile.faces import face
from reopen.demo.casefile.manifest import Change, PageTruth
from reopen.demo.casefile.paper import Sheet, Word, text_of
from reopen.demo.casefile.wear import WEARS, age, photographed


@dataclass
class Draft:
    """A page on its way: the sheet with its words, its picture so far, what befell it."""

    sheet: Sheet
    image: Image.Image
    originals: tuple[tuple[str, int], ...]
    document: Document
    damage: list[str] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    redacted: tuple[str, ...] = ()
    turn: int = 0


@dataclass
class MadePage:
    """A finished page picture and the truth about it."""

    image: Image.Image
    truth: PageTruth


def drafts_of(item: Item, seed: int) -> list[Draft]:
    """The pages of one item before they are copied; one document always looks the same."""
    if item.pair:
        return [_pair(item, seed)]
    document = all_documents()[item.document]
    altered = document.with_changes([(change.old, change.new) for change in item.changes])
    drafts = []
    for page, sheet in enumerate(_sheets(altered, seed), start=1):
        if item.only and page not in item.only:
            continue
        drafts.append(_damaged(item, page, sheet, altered))
    return drafts


def finish(draft: Draft, plan: PlannedFile, number: int, bates: str, seed: int) -> MadePage:
    """Copies and scans the page as its file says."""
    rng = Random(f"{seed}/{plan.source}/{plan.path}/{number}")
    sheet, image = draft.sheet, draft.image
    for name in plan.wear[:-1]:
        image = age(sheet, image, WEARS[name], rng).convert("L")
    _overlays(image, draft, plan, number, bates)
    image = age(sheet, image, WEARS[plan.wear[-1]], rng)
    if plan.photo:
        image = photographed(image, rng)
        sheet.words = [Word(word.text, (0, 0, 0, 0)) for word in sheet.words]
    text = text_of(sheet.words)
    if draft.turn:
        image = image.rotate(draft.turn, expand=True)
        sheet.words = [_turned(word, draft.turn, sheet) for word in sheet.words]
    return MadePage(image, _truth(draft, plan, number, text, bates))


def _sheets(document: Document, seed: int) -> list[Sheet]:
    return sheets_of(document, Random(f"{seed}/{document.key}"))


def _damaged(item: Item, page: int, sheet: Sheet, document: Document) -> Draft:
    draft = Draft(sheet, sheet.finished(), ((document.key, page),), document)
    text = text_of(sheet.words).replace("\n", " ")
    draft.changes = tuple(change for change in item.changes if change.new in text)
    if draft.changes:
        draft.damage.append("altered")
    for phrase in item.redact:
        if _redact(draft, phrase):
            draft.redacted += (phrase,)
    if draft.redacted:
        draft.damage.append("redacted")
    if item.cut and item.cut["page"] == page:
        _cut(draft, item.cut["keep"])
    if item.turn_page in (0, page):
        draft.turn = item.turn
    return draft


def _redact(draft: Draft, phrase: str) -> bool:
    wanted = phrase.split()
    words = draft.sheet.words
    for start in range(len(words) - len(wanted) + 1):
        found = words[start : start + len(wanted)]
        if [word.text for word in found] == wanted:
            drawing = ImageDraw.Draw(draft.image)
            for word in found:
                x0, y0, x1, y1 = word.box
                drawing.rectangle((x0 - 12, y0 - 5, x1 + 12, y1 + 1), fill=5)
            del words[start : start + len(wanted)]
            return True
    return False


def _cut(draft: Draft, keep: float) -> None:
    edge = int(draft.sheet.height * keep)
    drawing = ImageDraw.Draw(draft.image)
    drawing.rectangle((0, edge, draft.sheet.width, draft.sheet.height), fill=255)
    drawing.line((0, edge + 14, draft.sheet.width, edge - 10), fill=90, width=7)
    draft.sheet.words = [word for word in draft.sheet.words if word.box[3] < edge - 8]
    draft.damage.append("cut")


def _pair(item: Item, seed: int) -> Draft:
    both = Sheet(Random(seed), 2200, 1700)
    scale = 0.63
    for side, (name, page) in enumerate(item.pair):
        document = all_documents()[name]
        sheet = _sheets(document, seed)[page - 1]
        left, top = 20 + side * 1100, 150
        small = sheet.finished().resize(
            (int(sheet.width * scale), int(sheet.height * scale)), Image.Resampling.BILINEAR
        )
        both.image.paste(small, (left, top))
        for word in sheet.words:
            x0, y0, x1, y1 = (round(value * scale) for value in word.box)
            box = (x0 + left, y0 + top, x1 + left, y1 + top)
            both.words.append(Word(word.text, box))
    first = all_documents()[item.pair[0][0]]
    return Draft(both, both.finished(), item.pair, first, damage=["compiled"])


def _overlays(image: Image.Image, draft: Draft, plan: PlannedFile, number: int, bates: str) -> None:
    drawing = ImageDraw.Draw(image)
    if plan.fax:
        line = f"{plan.fax}{number:02d}/03"
        drawing.text((120, 22), line, font=face("courier-prime-bold", 30), fill=20)
        draft.sheet.marks.append(f"fax: {line}")
    if bates and not plan.stamp_text:
        place = (image.width - 330, image.height - 78)
        drawing.text(place, bates, font=face("courier-prime-bold", 40), fill=30)
        draft.sheet.marks.append(f"bates: {bates}")


def _turned(word: Word, degrees: int, sheet: Sheet) -> Word:
    x0, y0, x1, y1 = word.box
    if degrees == 180:
        wide, high = sheet.width, sheet.height
        return Word(word.text, (wide - x1, high - y1, wide - x0, high - y0))
    return Word(word.text, (y0, sheet.width - x1, y1, sheet.width - x0))


def _truth(draft: Draft, plan: PlannedFile, number: int, text: str, bates: str) -> PageTruth:
    document = draft.document
    return PageTruth(
        source=plan.source,
        file=plan.path,
        number=number,
        originals=draft.originals,
        title=document.title,
        kind=document.kind,
        date=document.date,
        text=text,
        wear="+".join(plan.wear),
        words=[] if plan.photo else draft.sheet.words,
        marks=tuple(draft.sheet.marks),
        damage=tuple(draft.damage),
        changes=draft.changes,
        redacted=draft.redacted,
        turned=draft.turn,
        bates=bates,
    )
