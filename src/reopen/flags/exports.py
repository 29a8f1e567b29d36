"""The flags to take away: a table, or a document to work with."""

import io

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paper

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.flags.groups import Row, rows_of
from reopen.flags.models import Verdict
from reopen.flags.queries import Coverage, FlagRows
from reopen.kernel.tables import table_response

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = ("csv", "xlsx", "docx")


def caveat() -> str:
    """What every list of flags says."""
    return _(
        "No flag does not mean no problem. A flag is a passage to read, not a finding; a rule "
        "knows words, not what happened."
    )


def told(coverage: Coverage) -> list[str]:
    """What was searched, in sentences that claim no more."""
    numbers = {name: getattr(coverage, name) for name in Coverage.__dataclass_fields__}
    return [
        _("%(searched)d of %(pages)d pages were searched; nothing was found on %(empty)d of them.")
        % numbers,
        _(
            "%(hard)d of the searched pages are hard to read. %(unreadable)d pages could not be "
            "searched, %(waiting)d are not read yet, %(unsearched)d were not searched with the "
            "lexicon in force."
        )
        % numbers,
    ]


def made_export(
    actor: Actor, case: Case, flags: FlagRows, coverage: Coverage, form: str
) -> HttpResponse:
    """The flags as a download; `form` is one of `FORMS`."""
    rows = rows_of(actor, case, flags, "")
    if form == "docx":
        return _docx_response(actor, case, rows, coverage)
    return table_response(f"flags-{case.number}", _headers(), map(_cells, rows), form)


def _headers() -> list[str]:
    return [
        _("Kind"), _("Rule"), _("Why it is flagged"), _("Authority"), _("Source"), _("Document"),
        _("Page"), _("Words"), _("Passage"), _("Reading"), _("Lexicon"), _("Decided"),
    ]  # fmt: skip


def _cells(row: Row) -> list[object]:
    flag = row.flag
    return [
        flag.get_kind_display(), row.label, row.why, authority_of(row),
        flag.document.source.name, flag.document.path, flag.number, flag.pieces[1],
        flag.passage, flag.get_reading_display(), flag.lexicon.number, verdict_word(flag.verdict),
    ]  # fmt: skip


def authority_of(row: Row) -> str:
    """The authority of a rule, and whether anybody checked it."""
    if row.rule.authority and not row.rule.verified:
        return f"{row.rule.authority} ({_('not verified')})"
    return row.rule.authority


def verdict_word(verdict: str) -> str:
    return str(Verdict(verdict).label) if verdict else _("Not yet")


def _docx_response(actor: Actor, case: Case, rows: list[Row], coverage: Coverage) -> HttpResponse:
    paper = Document()
    paper.core_properties.author = actor.organization.name
    paper.add_heading(_("Flags"), 0)
    paper.add_paragraph(f"{case.number} {case.title}\n{actor.organization.name}")
    made = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    for sentence in (_("Made on %(day)s.") % {"day": made}, *told(coverage), caveat()):
        paper.add_paragraph(sentence)
    kind = ""
    for row in sorted(rows, key=lambda row: (row.flag.kind, row.label)):
        if row.flag.kind != kind:
            kind = row.flag.kind
            paper.add_heading(row.flag.get_kind_display(), 1)
        _entry(paper, row)
    out = io.BytesIO()
    paper.core_properties.language = get_language() or "en"
    paper.save(out)
    response = HttpResponse(out.getvalue(), content_type=_WORD)
    response["Content-Disposition"] = f'attachment; filename="flags-{case.number}.docx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _entry(paper: Paper, row: Row) -> None:
    """A flag: where it stands, the passage with the words in bold, and why."""
    flag = row.flag
    where = {"document": flag.document.name, "page": flag.number}
    place = _("%(document)s, page %(page)d") % where
    paper.add_paragraph(f"{row.label}: {flag.document.source.name}, {place}", style="List Bullet")
    passage = paper.add_paragraph()
    before, words, after = (" ".join(piece.split()) for piece in flag.pieces)
    passage.add_run(f"{before} ")
    passage.add_run(words).bold = True
    passage.add_run(f" {after}")
    paper.add_paragraph(f"{row.why} {authority_of(row)} · {verdict_word(flag.verdict)}")
