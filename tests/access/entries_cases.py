"""Entries of `cases`."""

from django.utils import timezone

from reopen.accounts.permissions import Permission as P  # noqa: N817 - a table of them
from tests.access.entry import MEMBER, NUMBER, SECOND, Entry, Row, Slots, part

_TODAY = timezone.localdate().isoformat()
_FIRST_PAGE = {"title": "A title", "received_on": "2026-03-02", "summary": ""}
_FIELD = {"field": Row("cases.CustomField", in_case=False)}
_OWN_FIELD = {"label": "Weather", "kind": "text", "position": "1"}
_TITLE = Row("cases.Case", "title", hidden=("other", "wall", "team"), absent="unheard-of")
_NAME = Row("cases.Person", "name", hidden=("other", "wall", "team"), absent="unheard-of")

# A kind of part: what it hangs on, its row, and what a valid form says.
_PARTS: dict[str, tuple[Row | None, str, Slots]] = {
    "name": (part("cases.Person"), "OtherName", {"name": "Also", "kind": "alias"}),
    "number": (
        part("cases.Person"),
        "Identifier",
        {"kind": "corrections_number", "value": "A-1", "issuer": "The state"},
    ),
    "stay": (part("cases.Person"), "FacilityStay", {"place": "A prison"}),
    "conviction": (part("cases.Participant"), "Conviction", {"manner": "jury"}),
    "charge": (part("cases.Conviction"), "Charge", {"charged": "A", "outcome": "unknown"}),
    "sentence": (part("cases.Conviction"), "Sentence", {"kind": "term"}),
    "proceeding": (None, "Proceeding", {"kind": "trial"}),
}


def _case(permission: P | None = None, **more: object) -> Entry:
    return Entry({"number": NUMBER}, permission=permission, **more)  # type: ignore[arg-type]


def _of(kind: str, **more: Row) -> Slots:
    return {"number": NUMBER, "kind": kind, **more}


def _adding(*, parents: bool) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            _of(kind, **({"parent": parent} if parent else {})),
            form=form, post=302, permission=P.CASE_EDIT,
        )
        for kind, (parent, _model, form) in _PARTS.items()
        if (parent is not None) is parents
    )  # fmt: skip


def _editing() -> tuple[Entry, ...]:
    people = {"person": (None, "Person", {"name": "Another"})}
    return tuple(
        Entry(_of(kind, part=part(f"cases.{model}")), form=form, post=302, permission=P.CASE_EDIT)
        for kind, (_parent, model, form) in (people | _PARTS).items()
    )


def _removing() -> tuple[Entry, ...]:
    """A conviction goes only when nothing hangs on it, which is no matter of access."""
    return tuple(
        Entry(_of(kind, part=part(f"cases.{model}")), get=None, post=302, permission=P.CASE_EDIT)
        for kind, (_parent, model, _form) in _PARTS.items()
    )


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "case_list": (
        Entry(query={"q": _TITLE}),
        Entry(query={"q": _NAME}),
        Entry(query={"whose": "mine", "stage": "open", "sort": "-title"}),
        Entry(query={"q": NUMBER, "format": "csv"}),
        Entry(query={"format": "csv"}),
        Entry(query={"format": "xlsx"}),
    ),
    "case_new": (
        Entry(form=_FIRST_PAGE, post=302, permission=P.CASE_OPEN),
        Entry(form={"applicant": _NAME}, get=None, post=422, permission=P.CASE_OPEN),
    ),
    "own_fields": (Entry(form=_OWN_FIELD, post=302, permission=P.ORGANIZATION_EDIT),),
    "own_field": (Entry(_FIELD, form=_OWN_FIELD, post=302, permission=P.ORGANIZATION_EDIT),),
    "own_field_retire": (Entry(_FIELD, get=None, post=302, permission=P.ORGANIZATION_EDIT),),
    "case_overview": (_case(),),
    "case_edit": (_case(P.CASE_EDIT, form=_FIRST_PAGE, post=302),),
    "case_people": (_case(),),
    "participant_add": (
        _case(P.CASE_EDIT, form={"role": "witness", "name": "Somebody"}, post=302),
        _case(P.CASE_EDIT, query={"who": _NAME}),
    ),
    "case_courts": (_case(),),
    "case_team": (
        _case(form={"do": "team", "membership": SECOND, "part": "lead"}, post=302,
              acting=P.CASE_TEAM),
        _case(form={"do": "wall", "membership": MEMBER, "reason": "kin"}, get=None, post=302,
              acting=P.CASE_WALL),
        _case(form={"do": "stage", "stage": "investigation", "on": _TODAY}, get=None, post=302,
              acting=P.CASE_STAGE),
    ),
    "member_release": (
        _case(P.CASE_TEAM, form={"membership": SECOND}, get=None, post=302),
    ),
    "wall_lift": (
        _case(P.CASE_WALL, form={"wall": part("cases.EthicalWall")}, get=None, post=302),
    ),
    "case_notes": (
        _case(form={"text": "Rang twice.", "kind": "call"}, post=302, acting=P.NOTE_WRITE),
    ),
    "note_strike": (
        _case(P.NOTE_WRITE, form={"note": part("cases.Note", "priv")}, get=None, post=302,
              only="alice"),
    ),
    "case_audit": (_case(P.AUDIT_READ),),
    "part_add": _adding(parents=False),
    "part_add_to": _adding(parents=True),
    "part_edit": _editing(),
    "part_remove": _removing(),
}  # fmt: skip
