"""The page of audit events: every kind, in words, and what records it."""

from importlib import import_module
from pathlib import Path

from reopen.accounts.doing import ACTIONS, Action
from reopen.accounts.words import sentence_of
from reopen.audit.words import event_terms
from reopen.config.reference.tables import AGAIN, code, table
from reopen.kernel.classification import rooms

INTRODUCTION = f"""\
# Audit events

What the log of an organization can say. Every event holds its number, the time, who acted and from
where, what it was about, facts (ids, hashes and counts, never content), the hash of the event
before it and its own. An event without a right is a read, or what any member may do to what is her
own. The words are in each room's `vocab/events.yaml`. {AGAIN}

"""


def actions_by_event() -> dict[str, Action[..., object]]:
    """Every declared action, after importing every module that declares one."""
    for room in rooms():
        folder = Path(room.path)
        for path in sorted([*folder.glob("actions.py"), *folder.glob("actions/*.py")]):
            parts = path.relative_to(folder).with_suffix("").parts
            import_module(".".join([room.name, *parts]).removesuffix(".__init__"))
    return {declared.event: declared for declared in ACTIONS.values()}


def current() -> str:
    """The page for the events of today."""
    actions = actions_by_event()
    rows = [
        [code(key), term.label, term.label_es or "", term.description, _right(actions.get(key))]
        for key, term in sorted(event_terms().items())
    ]
    return "\n".join(
        [
            INTRODUCTION,
            table(["event", "English", "Spanish", "meaning", "needs the right"], rows),
        ]
    )


def _right(action: Action[..., object] | None) -> str:
    if action is None or action.permission is None:
        return ""
    return str(sentence_of(action.permission))
