"""What editors may change in this room."""

from django.utils.translation import gettext_lazy as _

from reopen.editing.rooms import Kind, Room
from reopen.units.models import Answer, Detail, Result, Statement, StatusEvent, Territory, Unit
from reopen.units.vocabularies import QUESTIONS

_WORDS = ("words", "words_es")

UNIT = Kind(
    "unit",
    _("Unit"),
    Unit,
    ("name", "office", "short_name", "kind", *_WORDS),
    fixed=("jurisdiction",),
)
TERRITORY = Kind(
    "territory",
    _("Territory"),
    Territory,
    ("limited", "since", "until", *_WORDS),
    of="unit",
    fixed=("county", "jurisdiction", "excluded"),
)
EVENT = Kind("event", _("Status"), StatusEvent, ("status", "on", *_WORDS), of="unit")
DETAIL = Kind(
    "detail",
    _("Head or contact"),
    Detail,
    ("value", "since"),
    of="unit",
    fixed=("kind",),
    key_field="kind",
)
ANSWER = Kind(
    "answer",
    _("Answer"),
    Answer,
    ("value", *_WORDS),
    of="unit",
    fixed=("question",),
    choices={"question": lambda: [(one.key, one.text) for one in QUESTIONS.values()]},
    key_field="question",
)
RESULT = Kind(
    "result",
    _("Result"),
    Result,
    ("number", "precision", "period", "as_of", *_WORDS),
    of="unit",
)
STATEMENT = Kind(
    "statement",
    _("Number published by others"),
    Statement,
    ("about", "as_of", "number", "precision", *_WORDS),
)

ROOM = Room(
    "units",
    _("Units"),
    (UNIT, TERRITORY, EVENT, DETAIL, ANSWER, RESULT, STATEMENT),
    address="public:unit",
)
