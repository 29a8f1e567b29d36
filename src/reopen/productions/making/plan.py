"""What a production is made of, gathered at once when it is made."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.lib.bates import Bates
from reopen.lib.redaction import Black, Leaf, Stamp
from reopen.productions.access import visible_held_back, visible_redactions
from reopen.productions.models import ProducedItem, Production, Redaction
from reopen.productions.vocabularies import PRIVILEGE_BASES, REDACTION_REASONS

Row = list[str]


class Changed(Exception):
    """What is held back is not any more what it was when the numbers were given."""


@dataclass
class Sheet:
    """One document. `last`: how many pages of the production are done with it."""

    document: str
    begin: str
    end: str
    numbers: list[str]
    last: int
    date: str
    blob: str = ""
    path: str = ""
    slip: str = ""
    redactions: int = 0
    leaves: list[Leaf] = field(default_factory=list)


@dataclass
class Plan:
    """The whole production: its sheets, and the rows of both logs."""

    name: str
    legend: str
    is_tiff: bool
    sheets: list[Sheet] = field(default_factory=list)
    redacted: list[Row] = field(default_factory=list)
    held_back: list[Row] = field(default_factory=list)


def plan_of(actor: Actor, production: Production) -> Plan:
    """Everything that is needed to make it without the database."""
    plan = Plan(production.name, production.legend, production.form == Production.Form.TIFF)
    items = production.items.select_related("document__original").order_by("position")
    held = set(visible_held_back(actor).values_list("document", flat=True))
    done = 0
    for item in items:
        first = Bates.parse(item.begin)
        done += item.pages
        sheet = Sheet(
            document=str(item.document_id),
            begin=item.begin,
            end=item.end,
            numbers=[str(first.after(step)) for step in range(item.pages)],
            last=done,
            date=str(item.document.date or ""),
        )
        if item.held_back != (item.document_id in held):
            raise Changed
        if item.held_back:
            _hold_back(actor, plan, sheet, item)
        else:
            _take(actor, plan, sheet, item)
        plan.sheets.append(sheet)
    return plan


def _hold_back(actor: Actor, plan: Plan, sheet: Sheet, item: ProducedItem) -> None:
    line = visible_held_back(actor).filter(document=item.document_id).first()
    basis = PRIVILEGE_BASES[line.basis].label if line else ""
    sheet.slip = "\n" * 20 + _("Not produced") + f"\n\n{basis}\n\n{sheet.begin}\n"
    sheet.date = ""
    if line:
        plan.held_back.append([
            sheet.begin, str(item.document.page_count), basis, line.author, line.recipients,
            str(line.date or ""), line.description,
        ])  # fmt: skip


def _take(actor: Actor, plan: Plan, sheet: Sheet, item: ProducedItem) -> None:
    document = item.document
    sheet.blob, sheet.path = document.original.blob, document.path
    marks: dict[int, list[Redaction]] = {}
    for mark in visible_redactions(actor).filter(document=document):
        marks.setdefault(mark.number, []).append(mark)
    sheet.redactions = sum(map(len, marks.values()))
    ProducedItem.objects.filter(pk=item.pk).update(redactions=sheet.redactions)
    pages = document.pages.order_by("number")
    for page, number in zip(pages, sheet.numbers, strict=True):
        blacks = []
        for mark in marks.get(page.number, ()):
            reason = REDACTION_REASONS[mark.reason]
            blacks.append(Black(mark.spot, reason.code))
            plan.redacted.append([number, str(page.number), reason.label, mark.note])
        sheet.leaves.append(
            Leaf(
                page.number, page.page_text, turned=page.turned, rotation=page.rotation,
                blacks=blacks, stamp=Stamp(plan.legend, number),
            )
        )  # fmt: skip
